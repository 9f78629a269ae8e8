#include <memory>
#include <utility>

#include "hub/contract/text_codec.h"
#include "hub/documents/render.h"
#include "hub/http/ask_reader.h"
#include "hub/http/figure_view.h"
#include "hub/http/report_body.h"
#include "hub/http/report_json.h"
#include "hub/http/settings_desk.h"

/// Reports: drafted from what is read, kept as bytes, shown as they were kept.
namespace yichuang::http {
namespace asio = boost::asio;

namespace {

using contract::Reason;

struct ReportsAndDuties {
  std::vector<query::ReportRow> rows;
  std::vector<query::DutyRow> duties;
  std::optional<std::vector<std::string>> proposed;  ///< work numbers; absent: nobody asked
};

struct ReportAndFigures {
  std::optional<query::ReportFile> file;
  std::vector<query::DutyRow> duties;
  std::string figures;  ///< of the same question, asked now; "" when it was not
};

Reply ReportRefused(Reason reason, std::string what = {}) {
  return ReplyTo(Trouble{reason, std::move(what), {}});
}

ReportPaperFacts PaperFactsOf(const query::DeskHall& hall, bool english) {
  return {english, hall.demo, hall.hall, std::chrono::minutes(hall.utc_offset_minutes)};
}

/// What is asked when a report is compared with the figures: a published one alone can differ.
std::string FiguresNow(query::Reader& reader, const query::ReportFile& file,
                       const ReportPlace& place) {
  if (!file.row.published_ms || file.row.replaced > 0) return {};
  const auto kind = static_cast<core::ReportKind>(file.row.kind);
  return ComposeReport(
             reader, {kind, core::HallDay(CivilDay(file.row.from)), file.row.unit, file.row.person},
             place)
      .figures;
}

}  // namespace

ReportPlace Connection::PlaceOfReports() const {
  const query::DeskHall& hall = *shared_.desks.hall();
  ReportPlace place;
  place.now_ms = shared_.options.hall_now().time_since_epoch().count();
  place.utc_offset = std::chrono::minutes(hall.utc_offset_minutes);
  if (const auto* settings = shared_.options.settings) place.calendar = settings->calendar();
  for (const auto& [number, id] : shared_.door.StaffIds()) place.staff[id] = number;
  place.generator = shared_.options.software;
  return place;
}

FigureHall Connection::HallOfFigures(const std::string& today) const {
  FigureHall hall;
  hall.today = today;
  if (const auto& desks = shared_.desks.hall()) {
    hall.groups = desks->groups;
    hall.place = PlaceOfReports();
    for (const query::DeskWindow& window : desks->windows)
      hall.sites[std::to_string(window.number)] = window.zone;
  }
  const auto* settings = shared_.options.settings;
  if (const auto told = settings == nullptr ? nullptr : settings->hall()) {
    for (const core::PlannedZone& zone : told->plan.zones)
      hall.zones.push_back({zone.id, zone.name.zh, zone.name.en});
  }
  return hall;
}

asio::awaitable<std::optional<ReportNames>> Connection::NamesOfReports() {
  std::optional<ReportNames> names;
  const auto later =
      std::make_shared<Later<std::map<std::string, std::string>>>(wire_.get_executor());
  if (!shared_.door.TellNames(DeliverTo(later, shared_.mailbox))) co_return names;
  auto told = co_await later->Wait(shared_.options.request_timeout);
  if (told) names = ReportNames{std::move(*told), shared_.desks.hall()->groups};
  co_return names;
}

asio::awaitable<Reply> Connection::AnswerReports(ReportsAsk ask) {
  const auto text = [](std::chrono::year_month month) {
    return contract::DayText(core::HallDay(month / 1));
  };
  // The period ends in the month: its first day behind it is the next month's.
  std::function<ReportsAndDuties(query::Reader&)> look =
      [from = text(ask.month), until = text(ask.month + std::chrono::months(1)),
       // Letters are of the quarter that ends in the month.
       first = core::HallDay((ask.month - std::chrono::months(2)) / 1), persons = ask.persons,
       place = PlaceOfReports()](query::Reader& reader) {
        ReportsAndDuties found{reader.Reports(from, until), reader.Duties(), std::nullopt};
        if (persons) found.proposed = ProposedStaff(reader, first, place);
        return found;
      };
  auto read = co_await AskReader<ReportsAndDuties>(std::move(look));
  if (auto* refused = std::get_if<Reply>(&read)) co_return std::move(*refused);
  const auto names = co_await NamesOfReports();
  if (!names) co_return ReplyTo(Problem::kDoorBusy);
  const auto& [rows, duties, proposed] = std::get<ReportsAndDuties>(read);
  co_return ReplyWith(ReportsJson(rows, ask.month, ask.actor, duties, proposed, *names,
                                  PaperFactsOf(*shared_.desks.hall(), false)));
}

asio::awaitable<Reply> Connection::AnswerDraftReport(DraftReportAsk ask, const Visit& visit) {
  std::function<core::DraftReport(query::Reader&)> compose =
      [question = ReportQuestion{ask.kind, ask.from, ask.unit, ask.person},
       place = PlaceOfReports()](query::Reader& reader) {
        return ComposeReport(reader, question, place);
      };
  auto read = co_await AskReader<core::DraftReport>(std::move(compose));
  if (auto* refused = std::get_if<Reply>(&read)) co_return std::move(*refused);
  core::DraftReport draft = std::get<core::DraftReport>(std::move(read));
  draft.actor = std::move(ask.actor);
  std::string actor = ActorOf(*visit.visitor);
  const auto carried = co_await this->Ask(std::move(actor), core::Command{std::move(draft)});
  if (const auto* refused = std::get_if<Reply>(&carried)) co_return *refused;
  for (const core::Event& event : std::get<core::Events>(carried)) {
    if (const auto* drafted = std::get_if<core::ReportDrafted>(&event))
      co_return ReplyWith("{\"report\":" + std::to_string(core::Number(drafted->id)) + "}");
  }
  co_return ReportRefused(Reason::kUnknownReport);
}

// What he may not know of is answered like what is not there.
asio::awaitable<Reply> Connection::AnswerReportFile(ReportFileAsk ask) {
  std::function<ReportAndFigures(query::Reader&)> look =
      [id = ask.id, pdf = ask.pdf, place = PlaceOfReports()](query::Reader& reader) {
        ReportAndFigures found{reader.ReportOf(id), reader.Duties(), {}};
        if (found.file && !pdf) found.figures = FiguresNow(reader, *found.file, place);
#ifdef YICHUANG_DEFECT
        if (found.file && YICHUANG_DEFECT(report_follows_figures)) {
          const auto kind = static_cast<core::ReportKind>(found.file->row.kind);
          const core::HallDay from(CivilDay(found.file->row.from));
          found.file->body = ComposeReport(reader, {kind, from, {}}, place).body;
        }
#endif
        return found;
      };
  auto read = co_await AskReader<ReportAndFigures>(std::move(look));
  if (auto* refused = std::get_if<Reply>(&read)) co_return std::move(*refused);
  const auto& [file, duties, figures] = std::get<ReportAndFigures>(read);
  const std::string unit = UnitIn(duties, ask.actor.number);
  if (!file || !MaySeeReport(file->row, ask.actor, duties))
    co_return ReportRefused(Reason::kUnknownReport, std::to_string(ask.id));
  const auto report = ReadReport(file->body);
  if (!report) co_return ReplyTo(Problem::kStorage);
  const auto names = co_await NamesOfReports();
  if (!names) co_return ReplyTo(Problem::kDoorBusy);
  const ReportPaperFacts facts = PaperFactsOf(*shared_.desks.hall(), ask.english);
  if (ask.pdf) {
    const std::vector<std::uint8_t> bytes =
        documents::ToPdf(ReportPaper(file->row, *report, *names, facts));
    Reply reply;
    reply.content_type = "application/pdf";
    reply.body.assign(bytes.begin(), bytes.end());
    co_return reply;
  }
  std::optional<bool> agrees;
  if (!figures.empty()) agrees = figures == file->row.figures;
  co_return ReplyWith(ReportFileJson(*file, *report, agrees, ask.actor, unit, *names, facts));
}

asio::awaitable<Reply> Connection::AnswerReport(ReportRequest request, const Visit& visit) {
  if (shared_.desks.hall() == nullptr) co_return ReplyTo(Problem::kNotReady);
  if (auto* list = std::get_if<ReportsAsk>(&request)) {
    Reply reply = co_await AnswerReports(std::move(*list));
    co_return reply;
  }
  if (auto* draft = std::get_if<DraftReportAsk>(&request)) {
    Reply reply = co_await AnswerDraftReport(std::move(*draft), visit);
    co_return reply;
  }
  Reply reply = co_await AnswerReportFile(std::get<ReportFileAsk>(std::move(request)));
  co_return reply;
}

}  // namespace yichuang::http
