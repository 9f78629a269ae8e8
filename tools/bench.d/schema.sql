-- The table behind the Node-RED flows: what a hall would make that wants statistics by day, kept by triggers.
PRAGMA journal_mode = WAL;
CREATE TABLE rating (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  received INTEGER NOT NULL,
  hall TEXT, window INTEGER, device TEXT, staff TEXT, item TEXT, score INTEGER, tags TEXT, comment TEXT
);
CREATE INDEX rating_by_staff ON rating (staff, at);
CREATE TABLE staff_day (
  day INTEGER, staff TEXT, ratings INTEGER,
  score1 INTEGER, score2 INTEGER, score3 INTEGER, score4 INTEGER, score5 INTEGER,
  PRIMARY KEY (day, staff)
) WITHOUT ROWID;
CREATE TABLE window_day (day INTEGER, window INTEGER, ratings INTEGER, PRIMARY KEY (day, window)) WITHOUT ROWID;
CREATE TRIGGER count_rating AFTER INSERT ON rating BEGIN
  INSERT INTO staff_day VALUES (NEW.at / 86400000, NEW.staff, 1,
      NEW.score = 1, NEW.score = 2, NEW.score = 3, NEW.score = 4, NEW.score = 5)
    ON CONFLICT DO UPDATE SET ratings = ratings + 1, score1 = score1 + excluded.score1,
      score2 = score2 + excluded.score2, score3 = score3 + excluded.score3,
      score4 = score4 + excluded.score4, score5 = score5 + excluded.score5;
  INSERT INTO window_day VALUES (NEW.at / 86400000, NEW.window, 1)
    ON CONFLICT DO UPDATE SET ratings = ratings + 1;
END;
