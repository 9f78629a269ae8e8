-- 4ea92cbb1d5d468ae46fd92ab2d927693f4743b3f90274f1d08f1a10bf488aa6
PRAGMA application_id = 1497581644;
PRAGMA user_version = 1;
CREATE TABLE ledger(
  seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL,
  body TEXT NOT NULL, hash BLOB NOT NULL) STRICT;
CREATE TABLE era(era INTEGER PRIMARY KEY, first_seq INTEGER NOT NULL) STRICT;
CREATE TABLE meta(name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE hall_plan(
  id INTEGER PRIMARY KEY CHECK (id = 1), hall TEXT NOT NULL,
  utc_offset_minutes INTEGER NOT NULL) STRICT;
CREATE TABLE service(
  id INTEGER PRIMARY KEY, window INTEGER NOT NULL, staff INTEGER NOT NULL, visit TEXT NOT NULL,
  grp TEXT NOT NULL, day INTEGER, opened INTEGER NOT NULL, ended INTEGER, held_since INTEGER,
  held_ms INTEGER NOT NULL, invited INTEGER NOT NULL, evaluator TEXT NOT NULL, limit_ms INTEGER NOT NULL, invitation_opened INTEGER,
  rated INTEGER) STRICT;
CREATE TABLE rating(
  seq INTEGER PRIMARY KEY, service INTEGER NOT NULL, window INTEGER NOT NULL,
  staff INTEGER NOT NULL, day INTEGER NOT NULL, level INTEGER NOT NULL, class INTEGER NOT NULL,
  source TEXT NOT NULL, epoch INTEGER NOT NULL, counter INTEGER NOT NULL,
  two_button INTEGER NOT NULL, elapsed_ms INTEGER NOT NULL, consent INTEGER NOT NULL,
  tags INTEGER NOT NULL) STRICT;
CREATE TABLE figure_late(
  seq INTEGER PRIMARY KEY, what INTEGER NOT NULL, day INTEGER NOT NULL, hour INTEGER NOT NULL,
  window INTEGER NOT NULL, staff INTEGER NOT NULL, grp TEXT NOT NULL, level INTEGER NOT NULL,
  two_button INTEGER NOT NULL) STRICT;
CREATE TABLE refusal(
  seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, device TEXT NOT NULL, source TEXT NOT NULL,
  epoch INTEGER NOT NULL, counter INTEGER NOT NULL, reason TEXT NOT NULL) STRICT;
CREATE TABLE source_book(
  source TEXT NOT NULL, epoch INTEGER NOT NULL, announced INTEGER NOT NULL,
  settled INTEGER NOT NULL, accepted INTEGER NOT NULL, refused INTEGER NOT NULL,
  PRIMARY KEY (source, epoch)) STRICT, WITHOUT ROWID;
CREATE TABLE ledger_day(day INTEGER PRIMARY KEY, first INTEGER NOT NULL) STRICT;
CREATE TABLE book_day(
  day INTEGER NOT NULL, source TEXT NOT NULL, epoch INTEGER NOT NULL, announced INTEGER NOT NULL,
  settled INTEGER NOT NULL, accepted INTEGER NOT NULL, refused INTEGER NOT NULL,
  PRIMARY KEY (day, source, epoch)) STRICT, WITHOUT ROWID;
CREATE TABLE terminal(
  device TEXT PRIMARY KEY, online INTEGER NOT NULL, session INTEGER NOT NULL,
  software TEXT NOT NULL, shown_version INTEGER NOT NULL, since INTEGER NOT NULL)
  STRICT, WITHOUT ROWID;
CREATE TABLE catalogue_import(
  version INTEGER PRIMARY KEY, seq INTEGER NOT NULL, at INTEGER NOT NULL, sm3 TEXT NOT NULL,
  bytes INTEGER NOT NULL, items INTEGER NOT NULL) STRICT;
CREATE TABLE item_version(
  change INTEGER PRIMARY KEY, item TEXT NOT NULL, sm3 TEXT NOT NULL, asked INTEGER NOT NULL,
  effective INTEGER NOT NULL, actor TEXT NOT NULL, state INTEGER NOT NULL,
  undoes INTEGER NOT NULL) STRICT;
CREATE TABLE notice(
  id INTEGER PRIMARY KEY, level INTEGER NOT NULL, title_zh TEXT NOT NULL, title_en TEXT NOT NULL,
  text_zh TEXT NOT NULL, text_en TEXT NOT NULL, posted INTEGER NOT NULL, until INTEGER NOT NULL,
  ended INTEGER, withdrawn INTEGER) STRICT;
CREATE TABLE emergency(
  seq INTEGER PRIMARY KEY, raised INTEGER NOT NULL, zh TEXT NOT NULL, en TEXT NOT NULL,
  cleared INTEGER) STRICT;
CREATE TABLE account(
  number TEXT PRIMARY KEY, roles TEXT NOT NULL, enabled INTEGER NOT NULL, since INTEGER NOT NULL)
  STRICT, WITHOUT ROWID;
CREATE TABLE ticket(
  id INTEGER PRIMARY KEY, day INTEGER NOT NULL, no TEXT NOT NULL, grp TEXT NOT NULL,
  class INTEGER NOT NULL, source TEXT NOT NULL, offline INTEGER NOT NULL, issued INTEGER NOT NULL,
  state INTEGER NOT NULL, queued INTEGER NOT NULL, window INTEGER, staff INTEGER,
  calls INTEGER NOT NULL, called INTEGER, service INTEGER, opened INTEGER, ended INTEGER,
  held_since INTEGER, held_ms INTEGER NOT NULL, wait_ms INTEGER NOT NULL,
  walk_ms INTEGER NOT NULL, serve_ms INTEGER NOT NULL, idle_ms INTEGER NOT NULL,
  idle_waiting_ms INTEGER NOT NULL) STRICT;
CREATE TABLE case_file(
  id INTEGER PRIMARY KEY, no TEXT NOT NULL, item TEXT NOT NULL, outside TEXT NOT NULL,
  depth INTEGER NOT NULL, state INTEGER NOT NULL, over INTEGER, ending INTEGER,
  window INTEGER NOT NULL, staff INTEGER NOT NULL, service INTEGER NOT NULL, holder TEXT NOT NULL,
  applicant TEXT NOT NULL, day INTEGER NOT NULL, received INTEGER NOT NULL, accepted_day INTEGER,
  deemed INTEGER NOT NULL, promised INTEGER, legal INTEGER, corrections INTEGER NOT NULL,
  repeated INTEGER NOT NULL, promises INTEGER NOT NULL, extended INTEGER NOT NULL, decided INTEGER,
  approved INTEGER, responsible TEXT NOT NULL, due INTEGER NOT NULL, due_card INTEGER NOT NULL,
  step_card INTEGER NOT NULL, joint INTEGER NOT NULL, parts INTEGER NOT NULL,
  parts_done INTEGER NOT NULL, parts_denied INTEGER NOT NULL, saved_days INTEGER NOT NULL) STRICT;
CREATE TABLE case_row(
  id INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (id, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE paper(
  seq INTEGER PRIMARY KEY, kind INTEGER NOT NULL, year INTEGER NOT NULL, number INTEGER NOT NULL,
  case_id INTEGER NOT NULL, about INTEGER NOT NULL, code TEXT NOT NULL, issued INTEGER NOT NULL,
  prints INTEGER NOT NULL, fault INTEGER) STRICT;
CREATE TABLE hand_over(
  batch INTEGER PRIMARY KEY, giver TEXT NOT NULL, taker TEXT NOT NULL, offered INTEGER NOT NULL,
  answer INTEGER, answered INTEGER) STRICT;
CREATE TABLE hand_over_case(
  batch INTEGER NOT NULL, case_id INTEGER NOT NULL, PRIMARY KEY (batch, case_id))
  STRICT, WITHOUT ROWID;
CREATE TABLE matter(
  id INTEGER PRIMARY KEY, no TEXT NOT NULL, code TEXT NOT NULL, kind INTEGER NOT NULL,
  rules INTEGER NOT NULL, state INTEGER NOT NULL, channel INTEGER NOT NULL,
  window INTEGER NOT NULL, owner TEXT NOT NULL, holder TEXT NOT NULL, charged TEXT NOT NULL,
  about TEXT NOT NULL, unit TEXT NOT NULL, ticket TEXT NOT NULL, service INTEGER NOT NULL,
  case_id INTEGER NOT NULL, person TEXT NOT NULL, opened INTEGER NOT NULL,
  visible INTEGER NOT NULL, due INTEGER NOT NULL, reminded INTEGER NOT NULL,
  card INTEGER NOT NULL, hops INTEGER NOT NULL, chases INTEGER NOT NULL,
  reopened INTEGER NOT NULL, violations INTEGER NOT NULL, proposed INTEGER, solver TEXT NOT NULL,
  caller TEXT NOT NULL, satisfied INTEGER, answered INTEGER, over INTEGER, outcome INTEGER,
  late INTEGER NOT NULL) STRICT;
CREATE TABLE matter_close(
  seq INTEGER PRIMARY KEY, id INTEGER NOT NULL, at INTEGER NOT NULL, outcome INTEGER,
  late INTEGER NOT NULL, satisfied INTEGER, reopened INTEGER) STRICT;
CREATE TABLE call_sample(
  month INTEGER PRIMARY KEY, seq INTEGER NOT NULL, at INTEGER NOT NULL, seed TEXT NOT NULL,
  share INTEGER NOT NULL, least INTEGER NOT NULL, frame INTEGER NOT NULL, by TEXT NOT NULL) STRICT;
CREATE TABLE call_sampled(
  month INTEGER NOT NULL, id INTEGER NOT NULL, place INTEGER NOT NULL, digest TEXT NOT NULL,
  attempts INTEGER NOT NULL, result INTEGER, satisfied INTEGER, caller TEXT NOT NULL,
  called INTEGER, PRIMARY KEY (month, id)) STRICT, WITHOUT ROWID;
CREATE TABLE sample_call(
  seq INTEGER PRIMARY KEY, month INTEGER NOT NULL, id INTEGER NOT NULL, at INTEGER NOT NULL,
  result INTEGER NOT NULL, satisfied INTEGER, by TEXT NOT NULL) STRICT;
CREATE TABLE matter_row(
  id INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (id, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE matter_words(
  handle TEXT PRIMARY KEY, id INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE rating_excluded(
  service INTEGER PRIMARY KEY, seq INTEGER NOT NULL, ground INTEGER NOT NULL) STRICT;
CREATE TABLE duty(
  number TEXT PRIMARY KEY, unit TEXT NOT NULL, deputy TEXT NOT NULL, absent INTEGER NOT NULL)
  STRICT, WITHOUT ROWID;
CREATE TABLE report(
  id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, day INTEGER NOT NULL, until INTEGER NOT NULL,
  unit TEXT NOT NULL, settled INTEGER NOT NULL, edition INTEGER NOT NULL, replaces INTEGER NOT NULL,
  replaced INTEGER NOT NULL, sm3 TEXT NOT NULL, figures TEXT NOT NULL, body TEXT NOT NULL,
  drafted INTEGER NOT NULL, drafted_by TEXT NOT NULL, approved INTEGER, approved_by TEXT NOT NULL,
  published INTEGER, published_by TEXT NOT NULL, withdrawn INTEGER, withdrawn_by TEXT NOT NULL,
  year INTEGER NOT NULL, number INTEGER NOT NULL) STRICT;
CREATE TABLE figure_cell(day INTEGER NOT NULL, hour INTEGER NOT NULL, window INTEGER NOT NULL, staff INTEGER NOT NULL, grp TEXT NOT NULL, ended INTEGER NOT NULL, uninvited INTEGER NOT NULL, busy_ms INTEGER NOT NULL, l1 INTEGER NOT NULL, l2 INTEGER NOT NULL, l3 INTEGER NOT NULL, l4 INTEGER NOT NULL, l5 INTEGER NOT NULL, two1 INTEGER NOT NULL, two2 INTEGER NOT NULL, two3 INTEGER NOT NULL, two4 INTEGER NOT NULL, two5 INTEGER NOT NULL, x1 INTEGER NOT NULL, x2 INTEGER NOT NULL, x3 INTEGER NOT NULL, x4 INTEGER NOT NULL, x5 INTEGER NOT NULL, PRIMARY KEY (day, hour, window, staff, grp)) STRICT, WITHOUT ROWID;
CREATE TABLE staff_day(day INTEGER NOT NULL, staff INTEGER NOT NULL, ended INTEGER NOT NULL, uninvited INTEGER NOT NULL, busy_ms INTEGER NOT NULL, l1 INTEGER NOT NULL, l2 INTEGER NOT NULL, l3 INTEGER NOT NULL, l4 INTEGER NOT NULL, l5 INTEGER NOT NULL, two1 INTEGER NOT NULL, two2 INTEGER NOT NULL, two3 INTEGER NOT NULL, two4 INTEGER NOT NULL, two5 INTEGER NOT NULL, x1 INTEGER NOT NULL, x2 INTEGER NOT NULL, x3 INTEGER NOT NULL, x4 INTEGER NOT NULL, x5 INTEGER NOT NULL, PRIMARY KEY (day, staff)) STRICT, WITHOUT ROWID;
CREATE TABLE staff_month(day INTEGER NOT NULL, staff INTEGER NOT NULL, ended INTEGER NOT NULL, uninvited INTEGER NOT NULL, busy_ms INTEGER NOT NULL, l1 INTEGER NOT NULL, l2 INTEGER NOT NULL, l3 INTEGER NOT NULL, l4 INTEGER NOT NULL, l5 INTEGER NOT NULL, two1 INTEGER NOT NULL, two2 INTEGER NOT NULL, two3 INTEGER NOT NULL, two4 INTEGER NOT NULL, two5 INTEGER NOT NULL, x1 INTEGER NOT NULL, x2 INTEGER NOT NULL, x3 INTEGER NOT NULL, x4 INTEGER NOT NULL, x5 INTEGER NOT NULL, PRIMARY KEY (day, staff)) STRICT, WITHOUT ROWID;
CREATE TABLE staff_posted(day INTEGER NOT NULL, staff INTEGER NOT NULL, ended INTEGER NOT NULL, uninvited INTEGER NOT NULL, busy_ms INTEGER NOT NULL, l1 INTEGER NOT NULL, l2 INTEGER NOT NULL, l3 INTEGER NOT NULL, l4 INTEGER NOT NULL, l5 INTEGER NOT NULL, two1 INTEGER NOT NULL, two2 INTEGER NOT NULL, two3 INTEGER NOT NULL, two4 INTEGER NOT NULL, two5 INTEGER NOT NULL, x1 INTEGER NOT NULL, x2 INTEGER NOT NULL, x3 INTEGER NOT NULL, x4 INTEGER NOT NULL, x5 INTEGER NOT NULL, PRIMARY KEY (day, staff)) STRICT, WITHOUT ROWID;
INSERT INTO ledger VALUES (1,1778288402305,'hub','hall_configured(1)','{"hall":"demo","utc_offset_minutes":480,"windows":[{"number":1,"zone":"A","device":"win-01","evaluator":"ev-0001"},{"number":2,"zone":"A","device":"win-01","evaluator":"ev-0002"},{"number":3,"zone":"A","device":"win-02","evaluator":"ev-0003"},{"number":4,"zone":"A","device":"win-02","evaluator":"ev-0004"}],"staff":[{"id":1,"number":"1001"},{"id":2,"number":"1002"},{"id":3,"number":"1003"},{"id":4,"number":"1004"},{"id":5,"number":"1900"}],"rules":{"invitation_min_ms":60000,"invitation_protect_ms":30000,"invitation_limit_ms":600000,"rating_window_ms":604800000,"ask_consent":true}}',X'A7DE5D4098A2FADA998DB7EE056FA1B5462C0886825A639D060D2730F89CABD4');
INSERT INTO ledger VALUES (2,1778288414203,'win-01','terminal_born(1)','{"device":"win-01","session":4135491917,"software":"0.1.0","shown_version":1,"sources":[{"source":"win-01","epoch":1,"announced":0,"pending":0}]}',X'55772FFA8F9F2A8ECF74D33B56979F25AB8CBE797806008DD40661C38EE91095');
INSERT INTO ledger VALUES (3,1778288428503,'win-02','evaluator_attached(1)','{"key":{"source":"win-02","epoch":1,"counter":1},"device":"win-02","evaluator":"ev-0004","epoch":1592590337,"boot":3399745564,"announced":0,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'CECE6589079B302993DFE89A73A02A47727125D871152DC7622AF24FBA0CF164');
INSERT INTO ledger VALUES (4,1778288435385,'win-01','terminal_born(1)','{"device":"win-01","session":313680923,"software":"0.1.0","shown_version":3,"sources":[{"source":"win-01","epoch":1,"announced":0,"pending":0}]}',X'42B4FF535A80832AAE6E435F370941BBA734127489C9A66AC6B1FA83828F8B5E');
INSERT INTO ledger VALUES (5,1778288442432,'win-02','evaluator_attached(1)','{"key":{"source":"win-02","epoch":1,"counter":2},"device":"win-02","evaluator":"ev-0004","epoch":1592590337,"boot":2319323553,"announced":0,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'AD43B9E01809FBBE7CB2E89F531E0DF0B11C988C9BA21AB418C6F79344B44F9A');
INSERT INTO ledger VALUES (6,1778288443120,'win-01','terminal_born(1)','{"device":"win-01","session":3574639940,"software":"0.1.0","shown_version":5,"sources":[{"source":"win-01","epoch":1,"announced":1,"pending":0}]}',X'280F2EBCE9580E58A5CEC5ADB5EB93F51F0D01002FBA66632FB75C06CBEEEB40');
INSERT INTO ledger VALUES (7,1778288459020,'win-02','evaluator_attached(1)','{"key":{"source":"win-02","epoch":1,"counter":3},"device":"win-02","evaluator":"ev-0003","epoch":1592590337,"boot":1299295279,"announced":0,"pending":0,"firmware":256,"layout":2,"stuck_keys":0}',X'0CD251ACEEA5CF25A2172F77BFD9B17B2901328F2CFEE995EF1F71AA6717AFC6');
INSERT INTO ledger VALUES (8,1778288474747,'win-01','terminal_born(1)','{"device":"win-01","session":77597033,"software":"0.1.0","shown_version":7,"sources":[{"source":"win-01","epoch":1,"announced":0,"pending":0}]}',X'2C2120471AEEC6C5CDA04EDC85BE1AF195008EAC9252CEF36AD42F26F09D95DF');
INSERT INTO ledger VALUES (9,1778288485025,'win-01','evaluator_attached(1)','{"key":{"source":"win-01","epoch":1,"counter":1},"device":"win-01","evaluator":"ev-0002","epoch":1592590337,"boot":3670476736,"announced":1,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'97E1BF6533B5E684B041B1726A4DF5448956CFDCF64B2C920A76224DFF2B01A3');
INSERT INTO ledger VALUES (10,1778288501872,'win-01','terminal_born(1)','{"device":"win-01","session":2978040289,"software":"0.1.0","shown_version":9,"sources":[{"source":"win-01","epoch":1,"announced":3,"pending":0}]}',X'330F7B65C1739C2C17D172DAD733284F2C489C189C3F9BFAB2B1FD151E78FC6C');
INSERT INTO ledger VALUES (11,1778288514184,'win-02','evaluator_attached(1)','{"key":{"source":"win-02","epoch":1,"counter":4},"device":"win-02","evaluator":"ev-0004","epoch":1592590337,"boot":2868104408,"announced":3,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'E9278DE05CB44A79C5FD908F5FEC786DFBB0CC1A1729296C200BA8F92D24B00C');
INSERT INTO ledger VALUES (12,1778288514855,'win-02','terminal_born(1)','{"device":"win-02","session":2173411401,"software":"0.1.0","shown_version":11,"sources":[{"source":"win-02","epoch":1,"announced":4,"pending":0},{"source":"ev-0004","epoch":1592590337,"announced":2,"pending":0}]}',X'42706B95DE4A2FFBE5214A30C2E5B6B653BA36D895C2C10D0B68D37ED6EF4A3D');
INSERT INTO ledger VALUES (13,1778288522004,'win-02','evaluator_attached(1)','{"key":{"source":"win-02","epoch":1,"counter":5},"device":"win-02","evaluator":"ev-0003","epoch":1592590337,"boot":1586054223,"announced":0,"pending":0,"firmware":256,"layout":2,"stuck_keys":0}',X'0D8D5EB4C0CF225DBF77D49F5818BB1DDCDEAC6FDBB066501CA91F392CC01E58');
INSERT INTO ledger VALUES (14,1778288525375,'win-01','terminal_born(1)','{"device":"win-01","session":3933605772,"software":"0.1.0","shown_version":13,"sources":[{"source":"win-01","epoch":1,"announced":1,"pending":0},{"source":"ev-0002","epoch":1592590337,"announced":1,"pending":0}]}',X'D0CD88A9F4D82C96FB2909E00390C23EC48E004DE628753AF950DBCA37717DEA');
INSERT INTO ledger VALUES (15,1778288529094,'win-02','evaluator_attached(1)','{"key":{"source":"win-02","epoch":1,"counter":6},"device":"win-02","evaluator":"ev-0004","epoch":1592590337,"boot":2011340605,"announced":0,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'F6CFAACC0A8E923A0163C751E063840EB6FDE6E0ADB606F337FE97BF805559B7');
INSERT INTO ledger VALUES (16,1778288547562,'win-01','terminal_born(1)','{"device":"win-01","session":374471841,"software":"0.1.0","shown_version":15,"sources":[{"source":"win-01","epoch":1,"announced":3,"pending":0}]}',X'C5CAE46DACD07FF1E5E4BDA8A1294194A6D8E64D466C04F1D4EF50E2C2364A5F');
INSERT INTO ledger VALUES (17,1778288559178,'win-02','evaluator_attached(1)','{"key":{"source":"win-02","epoch":1,"counter":7},"device":"win-02","evaluator":"ev-0004","epoch":1592590337,"boot":3415943420,"announced":2,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'82EC493B9ACC3399232243E8F62EA1EE63F2BFEDCC3703B99F850474B32441EE');
INSERT INTO ledger VALUES (18,1778288574472,'win-02','terminal_born(1)','{"device":"win-02","session":1615400243,"software":"0.1.0","shown_version":17,"sources":[{"source":"win-02","epoch":1,"announced":9,"pending":0},{"source":"ev-0004","epoch":1592590337,"announced":2,"pending":0}]}',X'8F3525BB4B65AD2CF3157CBABA9729137EE50FE32F614B5728BF84D8C70F004B');
INSERT INTO ledger VALUES (19,1778288590268,'win-02','evaluator_attached(1)','{"key":{"source":"win-02","epoch":1,"counter":8},"device":"win-02","evaluator":"ev-0004","epoch":1592590337,"boot":1090300997,"announced":1,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'4F3AE3862BEFFD48417D68B8DE3597BC9771DC14D7853BA1D151B43352B2C5A0');
INSERT INTO ledger VALUES (20,1778288622004,'win-01','entry_refused(1)','{"key":{"source":"ev-0002","epoch":1592590337,"counter":1},"device":"win-01","reason":"invitation_unknown","frame":"AQIAAAACXu0AAQAAAAEAAAAAAAAAAQABNyJAbYjN6EedfHkHtisVvpSaaMiGqDEEsUmJVHazJ3X6itCu6VxMwwFb"}',X'26A75842E36180216AA6E62234DF911B57464DA7E0DE9D4242CBF9AC6442C2BB');
INSERT INTO ledger VALUES (21,1778288639114,'win-02','evaluator_attached(1)','{"key":{"source":"win-02","epoch":1,"counter":9},"device":"win-02","evaluator":"ev-0004","epoch":1592590337,"boot":3912788321,"announced":3,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'6D885179FD0A25C43896CF16643CAB650DACEA8621E79B91463CA03868DB3DF5');
INSERT INTO ledger VALUES (22,1778288659284,'win-01','evaluator_attached(1)','{"key":{"source":"win-01","epoch":1,"counter":2},"device":"win-01","evaluator":"ev-0001","epoch":1592590337,"boot":2010787452,"announced":2,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'65ADF034FD6DAD5B8E594E30975A3D0FD191591208A5CA18BA6005F8D812BC91');
INSERT INTO ledger VALUES (23,1778288666516,'desk:4','shift_started(1)','{"window":4,"staff":1}',X'91CE75CE2E3C8C1651916A7D641F9C4E026A958C4F51040BA90267B715CAF684');
INSERT INTO ledger VALUES (24,1778288672429,'win-01','entry_refused(1)','{"key":{"source":"ev-0002","epoch":1592590337,"counter":2},"device":"win-01","reason":"press_unknown","frame":"AQMAAAACXu0AAQAAAAIAAAAAAAAAAQAAAAH8zlbYYJAsQ2JEkJWqKKhw6iDUHtS6Y3W4e3dV1eNqxbIZw8dlUyhc"}',X'D4C0A7A6460AB9D6B77B9997CCB3AEBBCB88C661A2C3437CA864E9C5B59859F4');
INSERT INTO ledger VALUES (25,1778288706518,'win-01','entry_refused(1)','{"key":{"source":"ev-0002","epoch":1592590337,"counter":3},"device":"win-01","reason":"invitation_unknown","frame":"AQIAAAACXu0AAQAAAAMAAAAAAAAAAQAI5JvUTnfcRMYlFDeobjiayVaDZ1wRSor1u4kSA0CbkI7DdjQL6xAsCO3l"}',X'F7B89C67C68E7F5E302F51D5E0A647A5F7A98E81ABFD94BC9B3C5782912A6170');
INSERT INTO ledger VALUES (26,1778288719679,'win-02','entry_refused(1)','{"key":{"source":"ev-0004","epoch":1592590337,"counter":1},"device":"win-02","reason":"invitation_unknown","frame":"AQIAAAAEXu0AAQAAAAEAAAAAAAAAAwAAsyWsHIWhwUfe8CxKmd9nCr1zYSrCXin1UdBvWqKJkOzAgPW/IealYJbJ"}',X'F1DA4F22D5D51F2190047BE3CF1194D3602E88A4B8977B43AFF9908186298A86');
INSERT INTO ledger VALUES (27,1778288741973,'win-01','evaluator_attached(1)','{"key":{"source":"win-01","epoch":1,"counter":3},"device":"win-01","evaluator":"ev-0002","epoch":1592590337,"boot":2757538483,"announced":3,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'521D0CD4CFD020C4846FB35A74646468D877EF4EFA043E509DDC16E0DA7DB0BA');
INSERT INTO ledger VALUES (28,1778288751673,'win-01','terminal_died(1)','{"device":"win-01"}',X'8AAD7B4E2F73F3F45EBB04B57D4842A9A842A9AA11AC58F6E768CDBF85754ADE');
INSERT INTO ledger VALUES (29,1778288770298,'win-02','evaluator_detached(1)','{"key":{"source":"win-02","epoch":1,"counter":10},"device":"win-02","evaluator":"ev-0004"}',X'A0ABAB4EAF503178E270E5DA10D6DB3E4EDCD03BDBCB19C5B43230CA1EDA58B6');
INSERT INTO ledger VALUES (30,1778288780168,'win-01','entry_refused(1)','{"key":{"source":"ev-0002","epoch":1592590337,"counter":4},"device":"win-01","reason":"invitation_unknown","frame":"AQIAAAACXu0AAQAAAAQAAAAAAAAAAgAJ8t9UxaAsO6itmvfvpdLXJkP+vK5z2QEy4Te+PHbKXA8VJDc0WCg/t8O1"}',X'3D780C1B57F05530D80D4F9E625EEFE85B3B8608DB21FDDD5453C95B0976C706');
INSERT INTO ledger VALUES (31,1778288786965,'win-02','entry_refused(1)','{"key":{"source":"ev-0003","epoch":1592590337,"counter":1},"device":"win-02","reason":"invitation_unknown","frame":"AQIAAAADXu0AAQAAAAEAAAAAAAAAAwAJf5a30X7pd2eiO4wqyaa5zLXFMxdhJBWGtzzfxYEwj6OfoFBAx5yV80dz"}',X'8D1B700266576B9EAE2A947DA46680722718DAEEDB9E8477FFBF9F1C55151B7B');
INSERT INTO ledger VALUES (32,1778288813845,'win-02','entry_refused(1)','{"key":{"source":"ev-0004","epoch":1592590337,"counter":2},"device":"win-02","reason":"press_unknown","frame":"AQMAAAAEXu0AAQAAAAIAAAAAAAAAAwAAAAHP8JiIZ+EVDaqhV9TilZL9GiInDzTm9AOwR5e08X3v38+81nAIBMLo"}',X'5D3BB27633A4858F8136761D274D66D2508F5EC4AB48D9D3E55635CF68D7D357');
INSERT INTO ledger VALUES (33,1778288875390,'win-02','entry_refused(1)','{"key":{"source":"ev-0004","epoch":1592590337,"counter":3},"device":"win-02","reason":"press_unknown","frame":"AQMAAAAEXu0AAQAAAAMAAAAAAAAAAwAAAAFBUEMdIMZb4VgaRQcDerGGA8n6NIu8c5+c1Ea5NL37lRbwfjKtypz2"}',X'13E11B975DEF615675CB3807A06D5865D2483B7F76A2F714EBC9F729767E311E');
INSERT INTO ledger VALUES (34,1778288893751,'desk:3','shift_started(1)','{"window":3,"staff":2}',X'BEE38952EA7276BE23DFF52ECAEF1398DD781C70C0F05EB5313AE6E85098FFD0');
INSERT INTO ledger VALUES (35,1778288900758,'desk:2','shift_started(1)','{"window":2,"staff":3}',X'79522D7CF8461BD9CBA7F7065A36484B034A978182B3FBBB97B9FFDF4A5C4FAA');
INSERT INTO ledger VALUES (36,1778288914144,'desk:4','service_opened(1)','{"service":1,"window":4,"staff":1,"visit":"A155"}',X'A1F98C8C39529982EEC4C19B71FF5B16FCB3F896D0790FA9F8084D28EBAAEDDD');
INSERT INTO ledger VALUES (37,1778288934208,'desk:2','service_opened(1)','{"service":2,"window":2,"staff":3,"visit":"A157"}',X'C5CD096F7D7F87CC52FC8DBF77BF9CA495FF64E3BD6783E15C58126977667225');
INSERT INTO ledger VALUES (38,1778288950098,'user:2001','alarm_acknowledged(1)','{"alarm":29,"by":"2001"}',X'1A435B2B52D77908452B834F745A86646EB8B421305684CC9BA8E92D6B146F20');
INSERT INTO ledger VALUES (39,1778288965174,'desk:2','service_ended(1)','{"service":2,"window":2,"staff":3,"invited":true}',X'1702A8CF7FBF15DC989D9D925344DDF126C3C1086FB0D6D3A2364D5F6417B8EF');
INSERT INTO ledger VALUES (40,1778288965174,'desk:2','invitation_opened(1)','{"service":2,"window":2,"staff":3,"evaluator":"ev-0002","limit_ms":600000}',X'135CD0102D4A935524C841BCAFDC7881DA23078A841BA43BC310D7ADA701490A');
INSERT INTO ledger VALUES (41,1778288981313,'win-01','rating_received(1)','{"key":{"source":"ev-0002","epoch":1592590337,"counter":5},"service":2,"window":2,"staff":3,"service_day":"2026-05-09","level":3,"elapsed_ms":563694,"class":"counted","two_button":false,"frame":"AQIAAAACXu0AAQAAAAUAAAAAAAAAAgAIme7vjYwmsczWbFeYZOMHie9oqqapwsM1Ac8zqH+Cmr1Gt6//aGBSKm3c"}',X'2C78238B4C74E27C788A421179E60E976BA84713C9BB067F1B51AB37DFD5FFD5');
INSERT INTO ledger VALUES (42,1778288981313,'win-01','invitation_closed(1)','{"service":2,"window":2,"end":"rated"}',X'69C5D81D3BA8A802252AF286CBF766E46DD3A9209139561C86EDE6EB3A01A30A');
INSERT INTO ledger VALUES (43,1778288994460,'win-02','terminal_born(1)','{"device":"win-02","session":3873395640,"software":"0.1.0","shown_version":42,"sources":[{"source":"win-02","epoch":1,"announced":12,"pending":0},{"source":"ev-0003","epoch":1592590337,"announced":3,"pending":0}]}',X'CB7B140E062D493306AF918148F90F5F9FAA080F054D7631AAF470E7D6BCF585');
INSERT INTO ledger VALUES (44,1778289014569,'win-01','evaluator_attached(1)','{"key":{"source":"win-01","epoch":1,"counter":4},"device":"win-01","evaluator":"ev-0001","epoch":1592590337,"boot":2725360574,"announced":1,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'B7B10E72955FD3ED2887EEFC518C708B5C267F0E3BF22671E1F1000119C4EA26');
INSERT INTO ledger VALUES (45,1778289033415,'win-01','evaluator_attached(1)','{"key":{"source":"win-01","epoch":1,"counter":5},"device":"win-01","evaluator":"ev-0001","epoch":1592590337,"boot":857364274,"announced":1,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'3C368B38593E28BDE977064FE62925962136EB8B767A7AA9614B18EB0294A389');
INSERT INTO ledger VALUES (46,1778289054093,'win-01','entry_refused(1)','{"key":{"source":"ev-0002","epoch":1592590337,"counter":6},"device":"win-01","reason":"invitation_unknown","frame":"AQIAAAACXu0AAQAAAAYAAAAAAAAAAwAHhMlKwGgCWsE9doBNWdFMWAbXY9pPrFY/rHICoLuQ0BaNaLG1qVWJ8/C7"}',X'5EBE663DDC07AED4000085015BF0FC9C61F13AF42A7B1D48B7DBBE7D1FC16A1E');
INSERT INTO ledger VALUES (47,1778289058535,'win-02','entry_refused(1)','{"key":{"source":"ev-0003","epoch":1592590337,"counter":2},"device":"win-02","reason":"invitation_unknown","frame":"AQIAAAADXu0AAQAAAAIAAAAAAAAABAAGiHMBhnZkWDnAEp2dhXGVLsRDkJzdoeKOUyEXsT220i7Bp3PHg9mrb5vN"}',X'117E19EA40BBB85BAE189E0C9612F0337384A14C71EDC2646F3C41ABA940FB4A');
INSERT INTO ledger VALUES (48,1778289074700,'win-02','entry_refused(1)','{"key":{"source":"ev-0004","epoch":1592590337,"counter":4},"device":"win-02","reason":"invitation_foreign","frame":"AQIAAAAEXu0AAQAAAAQAAAAAAAAAAgAGgYFQqLg5sya28rp6rFaVAU2s59IPjCgPdizl8si+178Kfe7HOjjtKhX2"}',X'A6F8ABAF0CE02FD000E86A67980621EA3E4BB5F52A93BC908723389BA009BCEE');
INSERT INTO ledger VALUES (49,1778289078889,'win-02','entry_refused(1)','{"key":{"source":"ev-0004","epoch":1592590337,"counter":5},"device":"win-02","reason":"invitation_foreign","frame":"AQMAAAAEXu0AAQAAAAUAAAAAAAAAAgAAAAR8MVWI+TvSf73MqCEkSGpkRTcqBcH43TwUmw8AVM+jJmSwMGCVx9nD"}',X'E37CB4F17ED27789C3EFD7FB066BBE1F30CDC747E301BA5E85D28493ED85CE48');
INSERT INTO ledger VALUES (50,1778289111135,'win-01','terminal_born(1)','{"device":"win-01","session":3283378283,"software":"0.1.0","shown_version":49,"sources":[{"source":"win-01","epoch":1,"announced":6,"pending":0},{"source":"ev-0001","epoch":1592590337,"announced":1,"pending":0}]}',X'DA81AB23994C8B6113A2AB0D2CEDE8F4E9D9A0C322AECE64402A76471428EB21');
INSERT INTO ledger VALUES (51,1778289122475,'desk:4','service_ended(1)','{"service":1,"window":4,"staff":1,"invited":true}',X'02191878822B84E47AC1B15ACDBA7762337A314EF3FFE54971D23FB5F89E4993');
INSERT INTO ledger VALUES (52,1778289122475,'desk:4','invitation_opened(1)','{"service":1,"window":4,"staff":1,"evaluator":"ev-0004","limit_ms":600000}',X'9BDC05FD1C53B62E3EAADC2BB3FDE10B0E72A5965C289581C4E3F69EE757259C');
INSERT INTO ledger VALUES (53,1778289138645,'desk:3','service_opened(1)','{"service":3,"window":3,"staff":2,"visit":"A181"}',X'E78912EC91A6E99CB5338FC6DFEF6FC570B213AAB330FEEA1478B5FD91E04C73');
INSERT INTO ledger VALUES (54,1778289150996,'win-01','terminal_born(1)','{"device":"win-01","session":2908630147,"software":"0.1.0","shown_version":53,"sources":[{"source":"win-01","epoch":1,"announced":6,"pending":0},{"source":"ev-0001","epoch":1592590337,"announced":0,"pending":0}]}',X'136BB052564C691772B39A98ECBC292E5FE2FC0F06DEF8A2B20ACA136C600034');
INSERT INTO ledger VALUES (55,1778289153658,'win-01','entry_refused(1)','{"key":{"source":"ev-0002","epoch":1592590337,"counter":7},"device":"win-01","reason":"invitation_unknown","frame":"AQIAAAACXu0AAQAAAAcAAAAAAAAAAwAH1hgxA04ML24OUT3uQWy8prX/fnxQRft5DLQQ5wFLgEnzn+K05UT4r1ir"}',X'FE9D2E054E2E16B2EA9C61CA2AE77DFFAD49FC4E70D8A9970ABD5ECB7EA71AC0');
INSERT INTO ledger VALUES (56,1778289165867,'win-02','evaluator_attached(1)','{"key":{"source":"win-02","epoch":1,"counter":11},"device":"win-02","evaluator":"ev-0004","epoch":1592590337,"boot":306897721,"announced":8,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'31583BAAE849DB54F02CAEFB99242D02B36B458150B2A703E01318681AD09409');
INSERT INTO ledger VALUES (57,1778289183549,'win-01','entry_refused(1)','{"key":{"source":"ev-0002","epoch":1592590337,"counter":8},"device":"win-01","reason":"press_unknown","frame":"AQMAAAACXu0AAQAAAAgAAAAAAAAAAwAAAAdAYvp3oVj6pRACS2LVhBR4vUsZWGE2iO+qQKoeEId1jFJegBUsmtMr"}',X'6342EEF8CB9E103130D6082B12674F6879DF7B8D64E40103D8CB0F69115E24EB');
INSERT INTO ledger VALUES (58,1778289197036,'win-01','evaluator_attached(1)','{"key":{"source":"win-01","epoch":1,"counter":6},"device":"win-01","evaluator":"ev-0001","epoch":1592590337,"boot":2328514246,"announced":1,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'8D2D970C64AC226C09E1B07409D65A89C102400BDF99F41C408D7060FFBC2550');
INSERT INTO ledger VALUES (59,1778289208094,'win-02','evaluator_attached(1)','{"key":{"source":"win-02","epoch":1,"counter":12},"device":"win-02","evaluator":"ev-0003","epoch":1592590337,"boot":3742681725,"announced":5,"pending":0,"firmware":256,"layout":2,"stuck_keys":0}',X'4B29F721AE47D8F3D6CA4FB2147D4DA03C763E20DE085ABEAEB5D633542C757E');
INSERT INTO ledger VALUES (60,1778289220795,'win-02','entry_refused(1)','{"key":{"source":"ev-0004","epoch":1592590337,"counter":6},"device":"win-02","reason":"invitation_foreign","frame":"AQMAAAAEXu0AAQAAAAYAAAAAAAAAAgAAAATY/+3TgbFRH0d8fie3x4zArUaFRCc2tnzQjTBKN+Vk6y4XnUb1jnPS"}',X'92EED0D1CF889F324C40B0BA30AB0D38FC3519FC1A269F420C421202C9D6C428');
INSERT INTO ledger VALUES (61,1778289249785,'win-01','evaluator_attached(1)','{"key":{"source":"win-01","epoch":1,"counter":7},"device":"win-01","evaluator":"ev-0001","epoch":1592590337,"boot":99716642,"announced":1,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'2A9E0DC4A64AEA046DB8DD74B386D42178527BD792E2F6FECB5E20C7CCBCC9B0');
INSERT INTO ledger VALUES (62,1778289286168,'win-02','rating_received(1)','{"key":{"source":"ev-0004","epoch":1592590337,"counter":7},"service":1,"window":4,"staff":1,"service_day":"2026-05-09","level":3,"elapsed_ms":226505,"class":"counted","two_button":false,"frame":"AQIAAAAEXu0AAQAAAAcAAAAAAAAAAQADdMmasU/oIMZTC+fwKgKpIVAU4Q/1nxdDN5mFhZgbd8oCeaH7RqHXjNi+"}',X'8373A70D82D604BBBC0D08B2F174AF2DAE4E9035947B88CA2A9A9DD301B3C8E5');
INSERT INTO ledger VALUES (63,1778289286168,'win-02','invitation_closed(1)','{"service":1,"window":4,"end":"rated"}',X'4999DC0C047DD64CA67ACCAC6B73065E1D7CC6DD3A487A63D396F94A35BD1684');
INSERT INTO ledger VALUES (64,1778289292266,'win-01','evaluator_attached(1)','{"key":{"source":"win-01","epoch":1,"counter":8},"device":"win-01","evaluator":"ev-0001","epoch":1592590337,"boot":2984487275,"announced":0,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'E6FEAD973EC7B933B6C42FAD6F0FA5CDC7FCFA882AE2CD6CEDBEE9ED7E5ECF0F');
INSERT INTO ledger VALUES (65,1778289308394,'win-01','terminal_born(1)','{"device":"win-01","session":2392977242,"software":"0.1.0","shown_version":64,"sources":[{"source":"win-01","epoch":1,"announced":9,"pending":0},{"source":"ev-0002","epoch":1592590337,"announced":9,"pending":0}]}',X'2B7926B6AF8B5E8AF5B746C0EF4858883314AB7AA4B89FD87D53D9C0741EDCB4');
INSERT INTO ledger VALUES (66,1778289309801,'desk:4','service_opened(1)','{"service":4,"window":4,"staff":1,"visit":"A202"}',X'86153BB2246605312D59B0D2AC88B40714F78128FECDCAD837F9429AFD051E60');
INSERT INTO ledger VALUES (67,1778289315026,'desk:1','shift_started(1)','{"window":1,"staff":4}',X'AD68573E50709F86B03A5F3C4005F2B2C3E3C2B5AE35BE9CBFA24D070D4C67BE');
INSERT INTO ledger VALUES (68,1778289328637,'win-02','entry_refused(1)','{"key":{"source":"ev-0004","epoch":1592590337,"counter":8},"device":"win-02","reason":"invitation_unknown","frame":"AQIAAAAEXu0AAQAAAAgAAAAAAAAAAwAFLu0PH6RfAd+qXr0DOJmmwQmvVgXTIqXCNnZSCM/vLe+ci5wqjsgojhzV"}',X'042557C00F63C02C390400C1351D28F2D303B1A14FDA11D811BD17AE369EEB9F');
INSERT INTO ledger VALUES (69,1778289348463,'win-01','evaluator_attached(1)','{"key":{"source":"win-01","epoch":1,"counter":9},"device":"win-01","evaluator":"ev-0001","epoch":1592590337,"boot":731517204,"announced":0,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'B4D440338BCA945E08DFB8E4298B468B776FAF85F96E78460A9D62C6DAD58737');
INSERT INTO ledger VALUES (70,1778289387583,'win-01','evaluator_attached(1)','{"key":{"source":"win-01","epoch":1,"counter":10},"device":"win-01","evaluator":"ev-0001","epoch":1592590337,"boot":17088957,"announced":0,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'41306B7C650EAEF75C4FFD5E96113B567799F5E95958E8114CA91654DC0A719E');
INSERT INTO ledger VALUES (71,1778289401053,'win-01','entry_refused(1)','{"key":{"source":"ev-0001","epoch":1592590337,"counter":1},"device":"win-01","reason":"invitation_unknown","frame":"AQIAAAABXu0AAQAAAAEAAAAAAAAABAAEiq/Yb+mya/+T310B9cT26Bn/vEwq2XLFFSGpOz22tSLUSkdxSvFod/3t"}',X'C98F6E2A75E53F4D3CF5E7E766E19E9AB1111E9862467F12D8E19F69BD6E5395');
INSERT INTO ledger VALUES (72,1778289407115,'win-01','evaluator_attached(1)','{"key":{"source":"win-01","epoch":1,"counter":11},"device":"win-01","evaluator":"ev-0002","epoch":1592590337,"boot":55114006,"announced":8,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'5631020CF74A3EE11E338F0791D8CC3701DE76FA7530F0698440C18740111B64');
INSERT INTO ledger VALUES (73,1778289409180,'win-02','evaluator_attached(1)','{"key":{"source":"win-02","epoch":1,"counter":13},"device":"win-02","evaluator":"ev-0004","epoch":1592590337,"boot":1460873903,"announced":9,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'CF48D9C98B6414952B3F2C10FB81DFF3E3B87C428B35283074931203E351CEA6');
INSERT INTO ledger VALUES (74,1778289425869,'desk:1','service_opened(1)','{"service":5,"window":1,"staff":4,"visit":"A215"}',X'01E254762004E6019E7BDA5A3D38BD2A9E26481E7AC50D41EABBB8BFCDE7B0F5');
INSERT INTO ledger VALUES (75,1778289432152,'win-02','evaluator_attached(1)','{"key":{"source":"win-02","epoch":1,"counter":14},"device":"win-02","evaluator":"ev-0003","epoch":1592590337,"boot":1310281190,"announced":4,"pending":0,"firmware":256,"layout":2,"stuck_keys":0}',X'4C4C4DD06BDE10BCE85EDB857595C594CA27F3514B62384987331700210413BE');
INSERT INTO ledger VALUES (76,1778289451715,'win-02','terminal_died(1)','{"device":"win-02"}',X'991BAD79E09DEEB172519C4A3D9A48669AF4BC2BCBDCADD4997CB1B7F22E33E6');
INSERT INTO ledger VALUES (77,1778289453604,'win-02','entry_refused(1)','{"key":{"source":"ev-0003","epoch":1592590337,"counter":3},"device":"win-02","reason":"invitation_unknown","frame":"AQIAAAADXu0AAQAAAAMAAAAAAAAABwACCVkenCpxsnckRN3o8toMYOEO/OInrmQfebWCU/QvneufxyHfZ6zfBORW"}',X'F693A014D44A0E24D9066640644B24F1CCD1F47C8DBB44F3C1D198A153BF82C8');
INSERT INTO ledger VALUES (78,1778289485470,'user:2001','alarm_acknowledged(1)','{"alarm":76,"by":"2001"}',X'1873CF159D6DEAD6FC954DB7408A953443F89F45CAD0BA1CAE8B02D3D50CB623');
INSERT INTO ledger VALUES (79,1778289504757,'win-02','evaluator_attached(1)','{"key":{"source":"win-02","epoch":1,"counter":15},"device":"win-02","evaluator":"ev-0004","epoch":1592590337,"boot":1742298439,"announced":9,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'8286CB12320A942FB8BAA0833F78631F52528BEF036E757E94E2C8780C72A0FD');
INSERT INTO ledger VALUES (80,1778289536986,'desk:3','service_ended(1)','{"service":3,"window":3,"staff":2,"invited":true}',X'958C7CF5E9A38B6045332B2013011185B77A2DA77A7688CCAA3A51FDD97431AB');
INSERT INTO ledger VALUES (81,1778289536986,'desk:3','invitation_opened(1)','{"service":3,"window":3,"staff":2,"evaluator":"ev-0003","limit_ms":600000}',X'20E044C2034F2D6C73115B2C871B1D3B36A1A55FEADD69442C4709FC99DDA5F7');
INSERT INTO ledger VALUES (82,1778289558559,'win-01','entry_refused(1)','{"key":{"source":"ev-0002","epoch":1592590337,"counter":9},"device":"win-01","reason":"invitation_unknown","frame":"AQIAAAACXu0AAQAAAAkAAAAAAAAABgAB/ICRYY7Frbt7ADCjum9c8shnFEBJ9sQgAj5pjqAUh6boA5xSYhkBQZc/"}',X'572A1A950C1F1879C96756FED806A4B4E86D4D0C632B3C197CE30AC5851906C2');
INSERT INTO ledger VALUES (83,1778289575552,'desk:1','service_ended(1)','{"service":5,"window":1,"staff":4,"invited":true}',X'8678044226780B95098DAA5120FBC017E89FE36C998B39FD4CB5AA65BEA57A78');
INSERT INTO ledger VALUES (84,1778289575552,'desk:1','invitation_opened(1)','{"service":5,"window":1,"staff":4,"evaluator":"ev-0001","limit_ms":600000}',X'7976223FCD2A4400F50FED2B6BBECF207261A1C81C09B4D11C83385BFBF8B25D');
INSERT INTO ledger VALUES (85,1778289576796,'desk:1','service_opened(1)','{"service":6,"window":1,"staff":4,"visit":"A229"}',X'7AC5DD8D98EE7E9B4AFF0432A6A238FA1B63CEF20175734C2F42CE3B629456FB');
INSERT INTO ledger VALUES (86,1778289577399,'win-01','entry_refused(1)','{"key":{"source":"ev-0002","epoch":1592590337,"counter":10},"device":"win-01","reason":"press_unknown","frame":"AQMAAAACXu0AAQAAAAoAAAAAAAAABgAAAAmUhIZmfrBvsst011Ua12uyapHnMO62ZYGpgQTeoL4mrl5bdzr30RwS"}',X'9188F828A26B676ED5D46D37666D39225F0022BF41E495A1698E9D5D38E631B9');
INSERT INTO ledger VALUES (87,1778289608821,'desk:3','invitation_closed(1)','{"service":3,"window":3,"end":"next_citizen"}',X'A78960F1BD1CFE85AC65DE8CABC41EB053BE92B97B584542310ED7C692056B40');
INSERT INTO ledger VALUES (88,1778289608821,'desk:3','service_opened(1)','{"service":7,"window":3,"staff":2,"visit":""}',X'BEB3D45AD296F25F66210A74279A2088B9A97496778D091E77949A883F33C326');
INSERT INTO ledger VALUES (89,1778289610265,'win-01','evaluator_attached(1)','{"key":{"source":"win-01","epoch":1,"counter":12},"device":"win-01","evaluator":"ev-0002","epoch":1592590337,"boot":3338463091,"announced":10,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'3840A16AD2CACB820575F0C44CEFEB2B690063758078517BA2680CC4956E18B6');
INSERT INTO ledger VALUES (90,1778289652373,'win-02','rating_received(1)','{"key":{"source":"ev-0003","epoch":1592590337,"counter":4},"service":3,"window":3,"staff":2,"service_day":"2026-05-09","level":2,"elapsed_ms":468530,"class":"counted","two_button":true,"frame":"AQIAAAADXu0AAQAAAAQAAAAAAAAAAwAHJjITvRxMrtPdAGdi6rtomQXflmv9eeXXYTsH1HO7lfqrK8q/6dwpLzER"}',X'DBA96962158A93E714A637B2D3B5D7AACAB8B18FDFF9987F11AD8548280ADF91');
INSERT INTO ledger VALUES (91,1778289652373,'win-02','matter_opened(1)','{"matter":1,"kind":2,"rules":1,"no":"CP202605090001","code":"","channel":"device","window":3,"owner":"","about":"1002","unit":"","ticket":"","service":3,"case":0,"person":"","words":"","seal":"","due_ms":1778601600000}',X'664ED64A2822AF4A0AD6B99E942921909F56C257B52180602B74AF7CAD6182C4');
INSERT INTO ledger VALUES (92,1778289657102,'win-01','evaluator_attached(1)','{"key":{"source":"win-01","epoch":1,"counter":13},"device":"win-01","evaluator":"ev-0002","epoch":1592590337,"boot":1002288408,"announced":11,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'6D0EF7CAEE04B56ED591D6BDC2B07AA8565908CBCF98A526BF727411069F8DE5');
INSERT INTO ledger VALUES (93,1778289666702,'win-01','entry_refused(1)','{"key":{"source":"ev-0002","epoch":1592590337,"counter":11},"device":"win-01","reason":"invitation_foreign","frame":"AQIAAAACXu0AAQAAAAsAAAAAAAAAAwAGFWkr/YmYq38n+BWEMDLxTWFo90NiYTiPtM6GvblU41snbReaDOQsz75w"}',X'3DF0D108F646C70E16302CF221DC99929D1E57ACE3DB8D609D6BB68691A58F49');
INSERT INTO ledger VALUES (94,1778289686753,'win-01','terminal_born(1)','{"device":"win-01","session":2947625583,"software":"0.1.0","shown_version":93,"sources":[{"source":"win-01","epoch":1,"announced":13,"pending":0},{"source":"ev-0001","epoch":1592590337,"announced":1,"pending":0}]}',X'9F66D695D0FFAC44CC1A0DD8CECACFCD8A00F6C5E36E2CAA92F33EFD43E00FAE');
INSERT INTO ledger VALUES (95,1778289700138,'win-02','evaluator_attached(1)','{"key":{"source":"win-02","epoch":1,"counter":16},"device":"win-02","evaluator":"ev-0004","epoch":1592590337,"boot":1216548175,"announced":11,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'EE9D9F8B04046F113919228CEE25E068479554AB973E854292AE22A255439BF9');
INSERT INTO ledger VALUES (96,1778289711544,'desk:3','service_ended(1)','{"service":7,"window":3,"staff":2,"invited":true}',X'EDBAB36F895C088ED1E182DEF6219E9685CDEF5EA3966E742383880A7735C3F6');
INSERT INTO ledger VALUES (97,1778289711544,'desk:3','invitation_opened(1)','{"service":7,"window":3,"staff":2,"evaluator":"ev-0003","limit_ms":600000}',X'51D504AED0DCC56EBA452303C37A2A3D92E7CFC7C493203F408F2D6231CBCA4E');
INSERT INTO ledger VALUES (98,1778289742148,'user:2001','alarm_acknowledged(1)','{"alarm":90,"by":"2001"}',X'645658B6ABDDB7506D873DF5F04A1D534B9F0663ABABFB0215F5ED89FFB4EC33');
INSERT INTO ledger VALUES (99,1778289745284,'win-01','entry_refused(1)','{"key":{"source":"ev-0002","epoch":1592590337,"counter":12},"device":"win-01","reason":"invitation_foreign","frame":"AQMAAAACXu0AAQAAAAwAAAAAAAAAAwAAAAtxYHaPRMVRkRpg3t9HuDErS4r2d/m4+SE1P2PfU20SbcrIMj8FHLlm"}',X'481641AEBEE2906E9538F6CD932D9168E18B9575E80F7DC22F862DB6822DFF6A');
INSERT INTO ledger VALUES (100,1778289761618,'win-01','entry_refused(1)','{"key":{"source":"ev-0001","epoch":1592590337,"counter":2},"device":"win-01","reason":"invitation_foreign","frame":"AQIAAAABXu0AAQAAAAIAAAAAAAAAAQAA4kvG66JT22YNW64X3YLu1Gbuy64zJDq141B23/evxbEXUPBgDuCufOPc"}',X'E88788A78E3C2572227211D6159AE64FE0B476D515EF8D381F03299D301312F9');
INSERT INTO ledger VALUES (101,1778289762198,'win-01','evaluator_attached(1)','{"key":{"source":"win-01","epoch":1,"counter":14},"device":"win-01","evaluator":"ev-0001","epoch":1592590337,"boot":4284379231,"announced":4,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'3DEB14E31D5BC20E8911A1F980390640E3A1A553DD57DE24E1FFF94AB3BBDC9B');
INSERT INTO ledger VALUES (102,1778289781438,'win-02','rating_received(1)','{"key":{"source":"ev-0003","epoch":1592590337,"counter":5},"service":7,"window":3,"staff":2,"service_day":"2026-05-09","level":3,"elapsed_ms":378073,"class":"counted","two_button":true,"frame":"AQIAAAADXu0AAQAAAAUAAAAAAAAABwAFxNmc60tFi2ZdpNavTR2WvpJH7u4Hjc0WpgqrUsQ8+A2ufOssv0pMy9jm"}',X'74A4E7705941F6E12D24FA4F0E0BD3613B10238F587B2B384BD1C75BFDA69C37');
INSERT INTO ledger VALUES (103,1778289781438,'win-02','invitation_closed(1)','{"service":7,"window":3,"end":"rated"}',X'3664D8A27317901B3E82C3400CC1CF70A5B847146C8563B0ADF14C6A005FE391');
INSERT INTO ledger VALUES (104,1778289792754,'desk:4','service_ended(1)','{"service":4,"window":4,"staff":1,"invited":true}',X'A17536410CE05371E0EBA7C6B0715DB5538E96C36876DA3AA03E3908AB3B98D1');
INSERT INTO ledger VALUES (105,1778289792754,'desk:4','invitation_opened(1)','{"service":4,"window":4,"staff":1,"evaluator":"ev-0004","limit_ms":600000}',X'5639F8FC4D92983DFCC12D11BCCF0BEAA91210A62FAC417B19AFFB89498C3B7D');
INSERT INTO ledger VALUES (106,1778289811554,'desk:3','service_opened(1)','{"service":8,"window":3,"staff":2,"visit":""}',X'DF039C66FD9A61C69F4898ECFAA7E9F7118F0D3E3A7543A3B44782E46B969EC3');
INSERT INTO ledger VALUES (107,1778289846032,'win-02','rating_received(1)','{"key":{"source":"ev-0004","epoch":1592590337,"counter":9},"service":4,"window":4,"staff":1,"service_day":"2026-05-09","level":3,"elapsed_ms":447983,"class":"counted","two_button":false,"frame":"AQIAAAAEXu0AAQAAAAkAAAAAAAAABAAG1e+zWXsxefLwnyUg4VpOwwvXquqwO6VILdilxrjl9USvU+Iqh6kMbZox"}',X'F7673A8B509C422BA56A059564C666D2C4D4A7FE7A25FF39B65DEAC2C956A924');
INSERT INTO ledger VALUES (108,1778289846032,'win-02','invitation_closed(1)','{"service":4,"window":4,"end":"rated"}',X'6EF347339ABABF0B8269FA9A19B7CC823DBC1317C95AC16BB0E4D27520ACDDFE');
INSERT INTO ledger VALUES (109,1778289850452,'win-01','evaluator_attached(1)','{"key":{"source":"win-01","epoch":1,"counter":15},"device":"win-01","evaluator":"ev-0001","epoch":1592590337,"boot":1441833998,"announced":2,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'F9AFFC8603CFB448BB38557585014DDFF057CE83198CBA63069615666C875ADC');
INSERT INTO ledger VALUES (110,1778289873663,'win-01','entry_refused(1)','{"key":{"source":"ev-0002","epoch":1592590337,"counter":13},"device":"win-01","reason":"invitation_foreign","frame":"AQIAAAACXu0AAQAAAA0AAAAAAAAAAQAG0roefhUTiixYH8aBlFMvu4aGFxQGr9QTa+ba4bxUjZ80lvWooMFKsND0"}',X'6118A2C1BE2C91D20533250E6ACFE023A2B41BB2087FC795D1A782241EC4ED97');
INSERT INTO ledger VALUES (111,1778289895562,'desk:3','service_ended(1)','{"service":8,"window":3,"staff":2,"invited":false}',X'27F6064E957C7BDFE6832A261DCDFD7B6A7917FA022B5BD2E8D4EF6843294C83');
INSERT INTO ledger VALUES (112,1778289919543,'win-02','evaluator_attached(1)','{"key":{"source":"win-02","epoch":1,"counter":17},"device":"win-02","evaluator":"ev-0004","epoch":1592590337,"boot":3462314941,"announced":9,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'833FC2385DB1E97E1AEBADCE4B344037C3CC025B104843A958B54A053E945414');
INSERT INTO ledger VALUES (113,1778289926446,'win-01','evaluator_attached(1)','{"key":{"source":"win-01","epoch":1,"counter":16},"device":"win-01","evaluator":"ev-0002","epoch":1592590337,"boot":1738503598,"announced":15,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'CF125C88138A72272F34CB6676CDAF5B56A4D12FF850C12229006F08658FCB78');
INSERT INTO ledger VALUES (114,1778289926948,'desk:3','service_opened(1)','{"service":9,"window":3,"staff":2,"visit":"A266"}',X'837D03C45FA1A22B1CAA8BBA340F2EFF8F7AF9D972E3B871F88A510B99B433F8');
INSERT INTO ledger VALUES (115,1778289945926,'win-01','rating_received(1)','{"key":{"source":"ev-0001","epoch":1592590337,"counter":3},"service":5,"window":1,"staff":4,"service_day":"2026-05-09","level":2,"elapsed_ms":432864,"class":"counted","two_button":false,"frame":"AQIAAAABXu0AAQAAAAMAAAAAAAAABQAGmuCSysXjQrVl0kBOtnyF0qKf9jRRgt8giiiaGoe5RIUasun/td3uxjjL"}',X'FC3B3E220FDA6B88AFF9EBC5FD8E4BB3F062BCEEBAAF90918B1136CA577A033F');
INSERT INTO ledger VALUES (116,1778289945926,'win-01','invitation_closed(1)','{"service":5,"window":1,"end":"rated"}',X'82DC984E186CF212306D9406B6E42A526D234DD5A08456C95992CC2229795674');
INSERT INTO ledger VALUES (117,1778289945926,'win-01','matter_opened(1)','{"matter":2,"kind":2,"rules":1,"no":"CP202605090002","code":"","channel":"device","window":1,"owner":"","about":"1004","unit":"","ticket":"","service":5,"case":0,"person":"","words":"","seal":"","due_ms":1778601600000}',X'9D8E3F9F0C47259A8300FA8D8B7FD22295B39A1B6418B673057484524F8162EE');
INSERT INTO ledger VALUES (118,1778289947518,'win-02','entry_refused(1)','{"key":{"source":"ev-0004","epoch":1592590337,"counter":10},"device":"win-02","reason":"too_late","frame":"AQIAAAAEXu0AAQAAAAoAAAAAAAAAAQAJ4JpHoqPV8yYSIToVGYFlLc+6Dt2qb6RgO8CgwUzj9zeLu+LTQT/e5Wwz"}',X'B188F4A3D3C474C105EEFF65F44C5164B0B8E51046EF09B6B0C5D414E629A944');
INSERT INTO ledger VALUES (119,1778289949713,'desk:3','service_ended(1)','{"service":9,"window":3,"staff":2,"invited":false}',X'3BCD627716F8A0FF724268E027E339E17D109E218B035F444E283E9C95F9F2F6');
INSERT INTO ledger VALUES (120,1778289969185,'desk:2','service_opened(1)','{"service":10,"window":2,"staff":3,"visit":"A270"}',X'8BD55B7585A64A8958F175B9970E7F284F6D8C684E5763840620A6423D14FD72');
INSERT INTO ledger VALUES (121,1778289974532,'desk:3','shift_ended(1)','{"window":3,"staff":2}',X'BE05AB11738CA3589A477147191F72B7A61F5E3276540EC0ADC42BA9CF0F8745');
INSERT INTO ledger VALUES (122,1778289990718,'desk:1','service_ended(1)','{"service":6,"window":1,"staff":4,"invited":false}',X'7AE063ACEB4926B97CF05EA3755C701760235660F5AC34CEE8C93D5775F19BC8');
INSERT INTO ledger VALUES (123,1778290033773,'win-02','entry_refused(1)','{"key":{"source":"ev-0003","epoch":1592590337,"counter":6},"device":"win-02","reason":"invitation_unknown","frame":"AQIAAAADXu0AAQAAAAYAAAAAAAAABgAEFonCo8CmSHFca4c6+p0Xs0dUmY+64KloPOoZ55N8ENeABkc4850Xog/x"}',X'BBACA41A09A6FF0D32889D9CB35BA44748F5F8A1306DF634276BFB3D7723B291');
INSERT INTO ledger VALUES (124,1778290039716,'win-01','entry_refused(1)','{"key":{"source":"ev-0001","epoch":1592590337,"counter":4},"device":"win-01","reason":"invitation_foreign","frame":"AQIAAAABXu0AAQAAAAQAAAAAAAAAAgAAQOBHkxq1Ds3GMm9foiRnSDEe05Zghbmf8Zd/l4IQe2oJZ9UHwtEQJuWW"}',X'DCC6206DD6F9BCBA6CBFE37EDBA8D0FE669D9414FFFD23CDCD73E21B79F63195');
INSERT INTO ledger VALUES (125,1778290043375,'win-02','evaluator_attached(1)','{"key":{"source":"win-02","epoch":1,"counter":18},"device":"win-02","evaluator":"ev-0004","epoch":1592590337,"boot":3885279413,"announced":11,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'8AF3ABB81D60C41B4CE452DC376105A6E2AD6066E6A457FCD5E9ADDE1EB6FDAB');
INSERT INTO ledger VALUES (126,1778290067061,'win-02','entry_refused(1)','{"key":{"source":"ev-0003","epoch":1592590337,"counter":7},"device":"win-02","reason":"press_unknown","frame":"AQMAAAADXu0AAQAAAAcAAAAAAAAABgAAAAZF3WQEWzWk3vX72Ejo/M3L3EaHqkXEgvHI/SPlu7nhxS16PTucpa2r"}',X'6F0A50CA483F73216DF2D6167FCF32C4A83FA0F80BAC8101DCA8ADFAC0476477');
INSERT INTO ledger VALUES (127,1778290074931,'desk:2','service_ended(1)','{"service":10,"window":2,"staff":3,"invited":true}',X'0D350B1D5D2E786420CE17CA09786C2D832F2CEE9839F341301B71F777882FAA');
INSERT INTO ledger VALUES (128,1778290074931,'desk:2','invitation_opened(1)','{"service":10,"window":2,"staff":3,"evaluator":"ev-0002","limit_ms":600000}',X'F080BDC541D4FA215A930AC92B200C5FA197DD1EA62C5EEA275917374F5CE08D');
INSERT INTO ledger VALUES (129,1778290083313,'win-02','entry_refused(1)','{"key":{"source":"ev-0003","epoch":1592590337,"counter":8},"device":"win-02","reason":"invitation_unknown","frame":"AQIAAAADXu0AAQAAAAgAAAAAAAAADQABY7pD85nFPG3STdpzk8u6jwdC1TYCTKiHjd29JHbAc4de3k8dfwQOVlv+"}',X'5663DE2A906321884E1C023898BA5DEF6B5356BF9AE21C656D15EE198BA27EFB');
INSERT INTO ledger VALUES (130,1778290096004,'user:2001','alarm_acknowledged(1)','{"alarm":115,"by":"2001"}',X'F55D389FDA28341D21F3E7949BBD7CD9F625A4F7BE3B3D7219AA9886876AC738');
INSERT INTO ledger VALUES (131,1778290112245,'win-02','rating_detailed(1)','{"key":{"source":"ev-0004","epoch":1592590337,"counter":11},"service":1,"press_counter":10,"tags":6,"consent":0,"frame":"AQMAAAAEXu0AAQAAAAsAAAAAAAAAAQAAAAqvDHA6u3zeNwiV6Gj4oe213HOxPK+POhnQzWzwDspckGr0XwQOyLO4"}',X'5420803738F96649F0E589C8CD72F5A19D25A830ABA29A75C7A6F5BD622901B6');
INSERT INTO ledger VALUES (132,1778290122247,'win-02','entry_refused(1)','{"key":{"source":"ev-0003","epoch":1592590337,"counter":9},"device":"win-02","reason":"invitation_foreign","frame":"AQIAAAADXu0AAQAAAAkAAAAAAAAABQAKbaNR3sJ2srbOJ9PO+j/3eCJ3nUQ7PhvRs4G23lgjlClvN7fKilXFmoEI"}',X'BC41A24AD860C3CAC70DFD5B29EE048B0D620CA7A14D76E707531B0C0751CBB1');
INSERT INTO ledger VALUES (133,1778290156669,'win-02','entry_refused(1)','{"key":{"source":"ev-0003","epoch":1592590337,"counter":10},"device":"win-02","reason":"invitation_foreign","frame":"AQMAAAADXu0AAQAAAAoAAAAAAAAABQAAAAm9Vsd+DiRPj7y6tcfOd/sfZqeZTJ2bhfuyhsF3S53rld8C7YgeLPzx"}',X'5053312A2CEE5D7923547202BCFC3618F2B18DE83065BBD20BAAC504DA6E1AB9');
INSERT INTO ledger VALUES (134,1778290172366,'win-02','entry_refused(1)','{"key":{"source":"ev-0003","epoch":1592590337,"counter":11},"device":"win-02","reason":"invitation_unknown","frame":"AQIAAAADXu0AAQAAAAsAAAAAAAAADQAJxzWc/pqMAweKG7n0x6IExHBLYYspnbTilmbmcq5p6Xn6ElYxqgtkAOVx"}',X'CFF3DD91EA2041E67698B7DA4AFCF27C24AD9D35D3EEF72E6CC91ED3AA26CB90');
INSERT INTO ledger VALUES (135,1778290190757,'win-02','entry_refused(1)','{"key":{"source":"ev-0003","epoch":1592590337,"counter":12},"device":"win-02","reason":"press_unknown","frame":"AQMAAAADXu0AAQAAAAwAAAAAAAAADQAAAAu0hCCk+k7l5yfWnGecVN/nmXeATiMpXWT4mM+KcIV3lWH8CspwUMJv"}',X'5D7FA64CA8754033C89147DC5612E9C00B4BB3EE5E9B84A5DC51E3D616ED193B');
INSERT INTO ledger VALUES (136,1778290208130,'desk:1','service_opened(1)','{"service":11,"window":1,"staff":4,"visit":"A294"}',X'67575D7A5782DAB718857DB0064D4BF9E6DFE52AEF7D23036CD0B4E4959F23A8');
INSERT INTO ledger VALUES (137,1778290208147,'win-01','entry_refused(1)','{"key":{"source":"ev-0001","epoch":1592590337,"counter":5},"device":"win-01","reason":"invitation_foreign","frame":"AQIAAAABXu0AAQAAAAUAAAAAAAAAAQAACAUSiUKcMexSSGuihu0Ggp/FDJcFn7TYtMt8Bka9B+/zI18ojIGn23x4"}',X'3F5D3E026FB6865B0E10BF2A9A1B2C7B00839F2BF397062C35BD7018C53F61B4');
INSERT INTO ledger VALUES (138,1778290232815,'win-01','evaluator_attached(1)','{"key":{"source":"win-01","epoch":1,"counter":17},"device":"win-01","evaluator":"ev-0001","epoch":1592590338,"boot":3619528113,"announced":0,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'6E0A9192B486B55B0D17C7712D43F9EDEFA080A10D63B73C3B1A34190C049029');
INSERT INTO ledger VALUES (139,1778290264134,'win-01','entry_refused(1)','{"key":{"source":"ev-0001","epoch":1592590338,"counter":1},"device":"win-01","reason":"invitation_unknown","frame":"AQIAAAABXu0AAgAAAAEAAAAAAAAACQAJ6xKmnyR4T+Cj9yyumR9kBlJm6Z0FQ5zyXHx1VQ4BhV95OY80u8QrfunT"}',X'0E020AE3A78490F791F95F5B37D8B2EB6F99D58B5162F9E94E0C586C76460C44');
INSERT INTO ledger VALUES (140,1778290264976,'win-01','entry_refused(1)','{"key":{"source":"ev-0001","epoch":1592590338,"counter":2},"device":"win-01","reason":"press_unknown","frame":"AQMAAAABXu0AAgAAAAIAAAAAAAAACQAAAAHswdnmIJ+Wji835J2cTRWvidIw5rpeNpxKbTDBr1l3R2hxA8xnaXzj"}',X'D6C52C006155408853533AC6C82FAE62F53AFF55EE44DBAD2ACC8AE843D2BFEA');
INSERT INTO ledger VALUES (141,1778290287364,'win-01','evaluator_attached(1)','{"key":{"source":"win-01","epoch":1,"counter":18},"device":"win-01","evaluator":"ev-0001","epoch":1592590338,"boot":3259532340,"announced":4,"pending":0,"firmware":256,"layout":5,"stuck_keys":0}',X'BE7D40F13C1FC14B17092D06AD50E20D5874E992CE8D15363584C93150DF588E');
INSERT INTO ledger VALUES (142,1778290325046,'win-01','entry_refused(1)','{"key":{"source":"ev-0001","epoch":1592590338,"counter":3},"device":"win-01","reason":"invitation_unknown","frame":"AQIAAAABXu0AAgAAAAMAAAAAAAAADQAF642B4l5RCNLsgF2jdwYpTzKQycgeMaYLJbk1K+eweYbHP5sK7JK62OqY"}',X'46C98FD5B7272080A30E9AC51A2ADAAB6FC5A3874E7BC969C191BBE5DE1EDCBD');
INSERT INTO ledger VALUES (143,1778290337235,'win-02','evaluator_attached(1)','{"key":{"source":"win-02","epoch":1,"counter":19},"device":"win-02","evaluator":"ev-0003","epoch":1592590337,"boot":2570870784,"announced":12,"pending":0,"firmware":256,"layout":2,"stuck_keys":0}',X'BB525DE807F64928589764D61BF0FCE18C264924F766551184D143F8B59C93D7');
INSERT INTO ledger VALUES (144,1778290361797,'desk:2','invitation_closed(1)','{"service":10,"window":2,"end":"next_citizen"}',X'64E9BC01083C1D116FA7EC5809C3E51BA97829C1F7EDA837FD846A3D9F2BC8C1');
INSERT INTO ledger VALUES (145,1778290361797,'desk:2','service_opened(1)','{"service":12,"window":2,"staff":3,"visit":""}',X'3E8232D7BE84A837BE1AA72C07BA1EF2C89C8FF68CFBEF4DE52B06CC3043F16D');
INSERT INTO ledger VALUES (146,1778290421226,'desk:4','service_opened(1)','{"service":13,"window":4,"staff":1,"visit":"A320"}',X'3B7C1591326C6A3AC0DAB605DC00CA4CA598C2D7667D8B9E80292F107AE274DE');
INSERT INTO ledger VALUES (147,1778290455262,'win-02','entry_refused(1)','{"key":{"source":"ev-0003","epoch":1592590337,"counter":13},"device":"win-02","reason":"invitation_unknown","frame":"AQIAAAADXu0AAQAAAA0AAAAAAAAADgACeLskdwhPIltxftmySFNdjaVqI32EGheB/6rIDggJUT1+pV64XjjRkWfR"}',X'CA48F4D9C3D86DE3ECCDA2D2F42084031ADF7AFB14A0D0FCC6D88EB5E7D83FC8');
INSERT INTO ledger VALUES (148,1778290467699,'desk:2','service_ended(1)','{"service":12,"window":2,"staff":3,"invited":true}',X'E411053E773FF70DAA604568B45552A7D507CB4DD341385462840B7D887FFE92');
INSERT INTO ledger VALUES (149,1778290467699,'desk:2','invitation_opened(1)','{"service":12,"window":2,"staff":3,"evaluator":"ev-0002","limit_ms":600000}',X'EEAF0BCFEE7FEEFFCB8EDD96D2E57F0A71A1DF4085A870E0FEAB4E84A80F4101');
INSERT INTO ledger VALUES (150,1778290486811,'desk:1','service_ended(1)','{"service":11,"window":1,"staff":4,"invited":true}',X'E02151E1251B70D29AA2F78D93019EA3235517BE95096B4C2B559F3481108C57');
INSERT INTO ledger VALUES (151,1778290486811,'desk:1','invitation_opened(1)','{"service":11,"window":1,"staff":4,"evaluator":"ev-0001","limit_ms":600000}',X'D7E3A0CF61C6CDC197567B15728FD493B47C7A643D65EBD7661F46C096E2AF07');
INSERT INTO ledger VALUES (152,1778290504244,'desk:2','service_opened(1)','{"service":14,"window":2,"staff":3,"visit":""}',X'6DCE314F5EA1D1463CAC9CC6FD2B2433A3DD41C6407ABB68E8A127BF0FC03FED');
INSERT INTO ledger VALUES (153,1778290541388,'desk:4','service_ended(1)','{"service":13,"window":4,"staff":1,"invited":true}',X'3E32CDBF16ACB9FCD4156A513CF5F79956C0EDCCD5F1E97DE1D2B73939D0AE03');
INSERT INTO ledger VALUES (154,1778290541388,'desk:4','invitation_opened(1)','{"service":13,"window":4,"staff":1,"evaluator":"ev-0004","limit_ms":600000}',X'0835B7CE295E3939C9790124B5C24562F844A52A7233435E6A1681B7BEFF5F08');
INSERT INTO ledger VALUES (155,1778290555497,'desk:4','shift_ended(1)','{"window":4,"staff":1}',X'E5E080356EC34E534ED26B2C80676A0BECBF813CB111E532CE6B3F5B5F85084C');
INSERT INTO ledger VALUES (156,1778290568791,'win-01','entry_refused(1)','{"key":{"source":"ev-0002","epoch":1592590337,"counter":14},"device":"win-01","reason":"invitation_unknown","frame":"AQIAAAACXu0AAQAAAA4AAAAAAAAADgAAR8fbWbSz8UtCu7Kh2lir4acQQNfugiNwrCAvc1bKDQBCIdQIc+qxs4ev"}',X'5B4F2F7F5C2906A5F5B84FFCAC0342D0F54865EFF8DCC36158E99280680870AF');
INSERT INTO ledger VALUES (157,1778290586141,'win-01','rating_received(1)','{"key":{"source":"ev-0001","epoch":1592590338,"counter":4},"service":11,"window":1,"staff":4,"service_day":"2026-05-09","level":3,"elapsed_ms":338765,"class":"counted","two_button":false,"frame":"AQIAAAABXu0AAgAAAAQAAAAAAAAACwAFK00c0WOY3mj56bPNKNcyKbKg0Mxq9amerqztz3hBdGacySa4RV6Wf9mM"}',X'F898510B24A5ACD889F8C90F69ED056D01F01DF82410F0A7F980AFA5D1A2E510');
INSERT INTO ledger VALUES (158,1778290586141,'win-01','invitation_closed(1)','{"service":11,"window":1,"end":"rated"}',X'1C1A3C4C51A5CAF4DD09B6ECBB757B48A815F81E588AE24EB9522C63B99FDF2A');
INSERT INTO ledger VALUES (159,1778290602805,'win-01','rating_detailed(1)','{"key":{"source":"ev-0001","epoch":1592590338,"counter":5},"service":11,"press_counter":4,"tags":5,"consent":0,"frame":"AQMAAAABXu0AAgAAAAUAAAAAAAAACwAAAAQWGh9XejQXVod3yT/MLj3LVmaLjQJaEtFDD2QI3B43jKLGKZ6w6tdP"}',X'A2A86676E1C92F44778D3B492CF7A13D9037F3EC17049B4DDAADE6621156DF7E');
INSERT INTO ledger VALUES (160,1778290613352,'win-01','entry_refused(1)','{"key":{"source":"ev-0002","epoch":1592590337,"counter":15},"device":"win-01","reason":"invitation_unknown","frame":"AQIAAAACXu0AAQAAAA8AAAAAAAAADgAA1iEv1rme0lPVZM0KvQJHy9Yo3My2nBJ5w6AYdbe8C0q7pqWev+aNJN4O"}',X'4EA92CBB1D5D468AE46FD92AB2D927693F4743B3F90274F1D08F1A10BF488AA6');
INSERT INTO era VALUES (1,1);
INSERT INTO meta VALUES ('projection_version',14);
INSERT INTO hall_plan VALUES (1,'demo',480);
INSERT INTO service VALUES (1,4,1,'A155','',20260509,1778288914144,1778289122475,NULL,0,1,'ev-0004',600000,1778289122475,62);
INSERT INTO service VALUES (2,2,3,'A157','',20260509,1778288934208,1778288965174,NULL,0,1,'ev-0002',600000,1778288965174,41);
INSERT INTO service VALUES (3,3,2,'A181','',20260509,1778289138645,1778289536986,NULL,0,1,'ev-0003',600000,1778289536986,90);
INSERT INTO service VALUES (4,4,1,'A202','',20260509,1778289309801,1778289792754,NULL,0,1,'ev-0004',600000,1778289792754,107);
INSERT INTO service VALUES (5,1,4,'A215','',20260509,1778289425869,1778289575552,NULL,0,1,'ev-0001',600000,1778289575552,115);
INSERT INTO service VALUES (6,1,4,'A229','',20260509,1778289576796,1778289990718,NULL,0,0,'',0,NULL,NULL);
INSERT INTO service VALUES (7,3,2,'','',20260509,1778289608821,1778289711544,NULL,0,1,'ev-0003',600000,1778289711544,102);
INSERT INTO service VALUES (8,3,2,'','',20260509,1778289811554,1778289895562,NULL,0,0,'',0,NULL,NULL);
INSERT INTO service VALUES (9,3,2,'A266','',20260509,1778289926948,1778289949713,NULL,0,0,'',0,NULL,NULL);
INSERT INTO service VALUES (10,2,3,'A270','',20260509,1778289969185,1778290074931,NULL,0,1,'ev-0002',600000,1778290074931,NULL);
INSERT INTO service VALUES (11,1,4,'A294','',20260509,1778290208130,1778290486811,NULL,0,1,'ev-0001',600000,1778290486811,157);
INSERT INTO service VALUES (12,2,3,'','',20260509,1778290361797,1778290467699,NULL,0,1,'ev-0002',600000,1778290467699,NULL);
INSERT INTO service VALUES (13,4,1,'A320','',20260509,1778290421226,1778290541388,NULL,0,1,'ev-0004',600000,1778290541388,NULL);
INSERT INTO service VALUES (14,2,3,'','',NULL,1778290504244,NULL,NULL,0,0,'',0,NULL,NULL);
INSERT INTO rating VALUES (41,2,2,3,20260509,3,0,'ev-0002',1592590337,5,0,563694,0,0);
INSERT INTO rating VALUES (62,1,4,1,20260509,3,0,'ev-0004',1592590337,7,0,226505,0,0);
INSERT INTO rating VALUES (90,3,3,2,20260509,2,0,'ev-0003',1592590337,4,1,468530,0,0);
INSERT INTO rating VALUES (102,7,3,2,20260509,3,0,'ev-0003',1592590337,5,1,378073,0,0);
INSERT INTO rating VALUES (107,4,4,1,20260509,3,0,'ev-0004',1592590337,9,0,447983,0,0);
INSERT INTO rating VALUES (115,5,1,4,20260509,2,0,'ev-0001',1592590337,3,0,432864,0,0);
INSERT INTO rating VALUES (157,11,1,4,20260509,3,0,'ev-0001',1592590338,4,0,338765,0,5);
INSERT INTO refusal VALUES (20,1778288622004,'win-01','ev-0002',1592590337,1,'invitation_unknown');
INSERT INTO refusal VALUES (24,1778288672429,'win-01','ev-0002',1592590337,2,'press_unknown');
INSERT INTO refusal VALUES (25,1778288706518,'win-01','ev-0002',1592590337,3,'invitation_unknown');
INSERT INTO refusal VALUES (26,1778288719679,'win-02','ev-0004',1592590337,1,'invitation_unknown');
INSERT INTO refusal VALUES (30,1778288780168,'win-01','ev-0002',1592590337,4,'invitation_unknown');
INSERT INTO refusal VALUES (31,1778288786965,'win-02','ev-0003',1592590337,1,'invitation_unknown');
INSERT INTO refusal VALUES (32,1778288813845,'win-02','ev-0004',1592590337,2,'press_unknown');
INSERT INTO refusal VALUES (33,1778288875390,'win-02','ev-0004',1592590337,3,'press_unknown');
INSERT INTO refusal VALUES (46,1778289054093,'win-01','ev-0002',1592590337,6,'invitation_unknown');
INSERT INTO refusal VALUES (47,1778289058535,'win-02','ev-0003',1592590337,2,'invitation_unknown');
INSERT INTO refusal VALUES (48,1778289074700,'win-02','ev-0004',1592590337,4,'invitation_foreign');
INSERT INTO refusal VALUES (49,1778289078889,'win-02','ev-0004',1592590337,5,'invitation_foreign');
INSERT INTO refusal VALUES (55,1778289153658,'win-01','ev-0002',1592590337,7,'invitation_unknown');
INSERT INTO refusal VALUES (57,1778289183549,'win-01','ev-0002',1592590337,8,'press_unknown');
INSERT INTO refusal VALUES (60,1778289220795,'win-02','ev-0004',1592590337,6,'invitation_foreign');
INSERT INTO refusal VALUES (68,1778289328637,'win-02','ev-0004',1592590337,8,'invitation_unknown');
INSERT INTO refusal VALUES (71,1778289401053,'win-01','ev-0001',1592590337,1,'invitation_unknown');
INSERT INTO refusal VALUES (77,1778289453604,'win-02','ev-0003',1592590337,3,'invitation_unknown');
INSERT INTO refusal VALUES (82,1778289558559,'win-01','ev-0002',1592590337,9,'invitation_unknown');
INSERT INTO refusal VALUES (86,1778289577399,'win-01','ev-0002',1592590337,10,'press_unknown');
INSERT INTO refusal VALUES (93,1778289666702,'win-01','ev-0002',1592590337,11,'invitation_foreign');
INSERT INTO refusal VALUES (99,1778289745284,'win-01','ev-0002',1592590337,12,'invitation_foreign');
INSERT INTO refusal VALUES (100,1778289761618,'win-01','ev-0001',1592590337,2,'invitation_foreign');
INSERT INTO refusal VALUES (110,1778289873663,'win-01','ev-0002',1592590337,13,'invitation_foreign');
INSERT INTO refusal VALUES (118,1778289947518,'win-02','ev-0004',1592590337,10,'too_late');
INSERT INTO refusal VALUES (123,1778290033773,'win-02','ev-0003',1592590337,6,'invitation_unknown');
INSERT INTO refusal VALUES (124,1778290039716,'win-01','ev-0001',1592590337,4,'invitation_foreign');
INSERT INTO refusal VALUES (126,1778290067061,'win-02','ev-0003',1592590337,7,'press_unknown');
INSERT INTO refusal VALUES (129,1778290083313,'win-02','ev-0003',1592590337,8,'invitation_unknown');
INSERT INTO refusal VALUES (132,1778290122247,'win-02','ev-0003',1592590337,9,'invitation_foreign');
INSERT INTO refusal VALUES (133,1778290156669,'win-02','ev-0003',1592590337,10,'invitation_foreign');
INSERT INTO refusal VALUES (134,1778290172366,'win-02','ev-0003',1592590337,11,'invitation_unknown');
INSERT INTO refusal VALUES (135,1778290190757,'win-02','ev-0003',1592590337,12,'press_unknown');
INSERT INTO refusal VALUES (137,1778290208147,'win-01','ev-0001',1592590337,5,'invitation_foreign');
INSERT INTO refusal VALUES (139,1778290264134,'win-01','ev-0001',1592590338,1,'invitation_unknown');
INSERT INTO refusal VALUES (140,1778290264976,'win-01','ev-0001',1592590338,2,'press_unknown');
INSERT INTO refusal VALUES (142,1778290325046,'win-01','ev-0001',1592590338,3,'invitation_unknown');
INSERT INTO refusal VALUES (147,1778290455262,'win-02','ev-0003',1592590337,13,'invitation_unknown');
INSERT INTO refusal VALUES (156,1778290568791,'win-01','ev-0002',1592590337,14,'invitation_unknown');
INSERT INTO refusal VALUES (160,1778290613352,'win-01','ev-0002',1592590337,15,'invitation_unknown');
INSERT INTO source_book VALUES ('ev-0001',1592590337,5,5,1,4);
INSERT INTO source_book VALUES ('ev-0001',1592590338,5,5,2,3);
INSERT INTO source_book VALUES ('ev-0002',1592590337,15,15,1,14);
INSERT INTO source_book VALUES ('ev-0003',1592590337,13,13,2,11);
INSERT INTO source_book VALUES ('ev-0004',1592590337,11,11,3,8);
INSERT INTO source_book VALUES ('win-01',1,18,18,18,0);
INSERT INTO source_book VALUES ('win-02',1,19,19,19,0);
INSERT INTO ledger_day VALUES (20260509,1);
INSERT INTO terminal VALUES ('win-01',1,2947625583,'0.1.0',93,1778289686753);
INSERT INTO terminal VALUES ('win-02',0,3873395640,'0.1.0',42,1778289451715);
INSERT INTO matter VALUES (1,'CP202605090001','',2,1,0,5,3,'','','','1002','','',3,0,'',1778289652373,1778290552373,1778601600000,0,0,0,0,0,0,NULL,'','',NULL,NULL,NULL,NULL,0);
INSERT INTO matter VALUES (2,'CP202605090002','',2,1,0,5,1,'','','','1004','','',5,0,'',1778289945926,1778290845926,1778601600000,0,0,0,0,0,0,NULL,'','',NULL,NULL,NULL,NULL,0);
INSERT INTO matter_row VALUES (1,91);
INSERT INTO matter_row VALUES (2,117);
INSERT INTO figure_cell VALUES (20260509,9,1,4,'',3,1,842286,0,1,1,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO figure_cell VALUES (20260509,9,2,3,'',3,0,242614,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO figure_cell VALUES (20260509,9,3,2,'',4,2,607837,0,0,0,0,0,0,1,1,0,0,0,0,0,0,0);
INSERT INTO figure_cell VALUES (20260509,9,4,1,'',3,0,811446,0,0,2,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO staff_day VALUES (20260509,1,3,0,811446,0,0,2,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO staff_day VALUES (20260509,2,4,2,607837,0,0,0,0,0,0,1,1,0,0,0,0,0,0,0);
INSERT INTO staff_day VALUES (20260509,3,3,0,242614,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO staff_day VALUES (20260509,4,3,1,842286,0,1,1,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO staff_month VALUES (20260501,1,3,0,811446,0,0,2,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO staff_month VALUES (20260501,2,4,2,607837,0,0,0,0,0,0,1,1,0,0,0,0,0,0,0);
INSERT INTO staff_month VALUES (20260501,3,3,0,242614,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO staff_month VALUES (20260501,4,3,1,842286,0,1,1,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO staff_posted VALUES (20260509,1,0,0,0,0,0,2,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO staff_posted VALUES (20260509,2,0,0,0,0,0,0,0,0,0,1,1,0,0,0,0,0,0,0);
INSERT INTO staff_posted VALUES (20260509,3,0,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO staff_posted VALUES (20260509,4,0,0,0,0,1,1,0,0,0,0,0,0,0,0,0,0,0,0);
CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger
  BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger
  BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_in_order BEFORE INSERT ON ledger
  WHEN NEW.seq IS NOT (SELECT ifnull(max(seq), 0) + 1 FROM ledger)
  BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE INDEX rating_service ON rating(service);
CREATE INDEX rating_bad ON rating(day) WHERE level <= 2;
CREATE INDEX figure_late_day ON figure_late(day);
CREATE INDEX item_version_item ON item_version(item, change);
CREATE INDEX ticket_service ON ticket(service);
CREATE INDEX ticket_called ON ticket(window, state);
CREATE INDEX ticket_day ON ticket(day);
CREATE INDEX case_joint ON case_file(joint) WHERE joint > 0;
CREATE INDEX case_no ON case_file(no);
CREATE INDEX case_day ON case_file(day);
CREATE INDEX case_service ON case_file(service);
CREATE INDEX case_applicant ON case_file(applicant);
CREATE INDEX paper_no ON paper(kind, year, number);
CREATE INDEX paper_case ON paper(case_id);
CREATE INDEX paper_code ON paper(code);
CREATE INDEX case_outside ON case_file(outside) WHERE outside <> '';
CREATE INDEX case_state ON case_file(state, due, id) WHERE state < 8;
CREATE INDEX case_due ON case_file(due, id) WHERE state BETWEEN 1 AND 7 AND joint = 0;
CREATE INDEX case_card ON case_file(due_card, due, id) WHERE due_card > 0;
CREATE INDEX case_mine ON case_file(responsible, due, id)
  WHERE state < 8 AND (joint = 0 OR holder <> '');
CREATE INDEX case_delivered ON case_file(over, id)
  WHERE state = 8 AND approved IS NOT NULL AND joint = 0;
CREATE INDEX hand_over_giver ON hand_over(giver, batch);
CREATE INDEX hand_over_taker ON hand_over(taker, batch);
CREATE INDEX matter_close_at ON matter_close(at);
CREATE INDEX matter_close_id ON matter_close(id);
CREATE INDEX matter_close_reopened ON matter_close(reopened) WHERE reopened IS NOT NULL;
CREATE INDEX sample_call_month ON sample_call(month, id);
CREATE INDEX matter_no ON matter(no);
CREATE INDEX matter_code ON matter(code) WHERE code <> '';
CREATE INDEX matter_person ON matter(person) WHERE person <> '';
CREATE INDEX matter_charged ON matter(charged, due, id) WHERE state < 10;
CREATE INDEX matter_owner ON matter(owner, due, id) WHERE state < 10;
CREATE INDEX matter_due ON matter(due, id) WHERE state < 10;
CREATE INDEX matter_unit ON matter(unit, due, id) WHERE state < 10;
CREATE INDEX matter_soon ON matter(due, id) WHERE state < 10 AND reminded = 1 AND card = 0;
CREATE INDEX matter_late ON matter(due, id) WHERE state < 10 AND card > 0;
CREATE INDEX matter_stage ON matter(unit, state) WHERE state < 10 AND card > 0;
CREATE INDEX matter_over ON matter(over, id) WHERE state = 10;
CREATE INDEX matter_opened ON matter(opened);
CREATE INDEX duty_deputy ON duty(deputy) WHERE absent = 1;
CREATE INDEX report_period ON report(day, kind, unit);
CREATE INDEX report_open ON report(id) WHERE published IS NULL AND withdrawn IS NULL;
CREATE INDEX staff_posted_staff ON staff_posted(staff, day);
