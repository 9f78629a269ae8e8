#include <algorithm>
#include <exception>

#include "hub/http/ask_reader.h"
#include "hub/http/case_routes.h"
#include "hub/http/connection.h"
#include "hub/http/joint_form.h"
#include "hub/http/reply_json.h"

/// Cases are taken, and what was filled in once for a joint matter is shown.
namespace yichuang::http {
namespace {

namespace asio = boost::asio;
using contract::Reason;

/// The item, else the joint matter, of the catalogue in force.
CaseItemFound ItemFor(query::Reader& reader, Bundles& bundles, const CaseAsk& ask) {
  CaseItemFound found;
  const query::BoardRow board = reader.Board();
  if (!board.catalogue) return found;
  const std::string& sm3 = board.catalogue->sm3;
  if (ask.draft) {
    if (const auto draft = reader.Record(core::Number(*ask.draft))) found.kept_form = draft->form;
  }
  auto single = bundles.Item(sm3, ask.item, ask.answers);
  if (auto* item = std::get_if<core::CaseItem>(&single)) {
    found.item = std::move(*item);
    return found;
  }
  found.item = std::get<Reason>(single);
  if (std::get<Reason>(single) != Reason::kUnknownItem) return found;
  auto joint = bundles.Joint(sm3, ask.item, ask.answers);
  if (const auto* reason = std::get_if<Reason>(&joint)) {
    found.item = *reason;
    return found;
  }
  found.item = std::get<core::ReceiveJoint>(std::move(joint));
  found.catalogue = bundles.Catalogue(sm3);
  return found;
}

const catalogue::JointMatter* MatterNamed(const catalogue::Catalogue* catalogue,
                                          const std::string& id) {
  if (catalogue == nullptr) return nullptr;
  const auto found = std::ranges::find(catalogue->joint_matters, id, &catalogue::JointMatter::id);
  return found == catalogue->joint_matters.end() ? nullptr : &*found;
}

/// Why the form is not taken as it is filled in.
std::optional<Trouble> FormTroubleOf(const CaseAsk& ask, const CaseItemFound& found) {
  const FormValues values = ask.form.value_or(FormValues{});
  if (!std::holds_alternative<core::ReceiveJoint>(found.item)) {
    if (values.empty()) return std::nullopt;
    return Trouble{Reason::kWrongType, "form", {}};
  }
  const catalogue::JointMatter* matter = MatterNamed(found.catalogue.get(), ask.item);
  if (matter == nullptr) return Trouble{Reason::kUnknownItem, ask.item, {}};
  return FormTrouble(*matter, values, !ask.keep);
}

/// The record of a case and, of a part, that of the joint matter.
struct FormPlace {
  std::optional<query::CaseRecord> record;
  std::optional<query::CaseRecord> whole;
  std::shared_ptr<const catalogue::Catalogue> catalogue;
};

}  // namespace

asio::awaitable<Reply> Connection::AnswerCase(CaseAsk ask, const Visit& visit) {
  if (!shared_.queries || !shared_.bundles)
    co_return ReplyTo(Trouble{Reason::kUnknownItem, ask.item, {}});
  std::function<CaseItemFound(query::Reader&)> look =
      [ask, bundles = shared_.bundles.get()](query::Reader& reader) {
        return ItemFor(reader, *bundles, ask);
      };
  auto read = co_await AskReader<CaseItemFound>(std::move(look));
  if (auto* refused = std::get_if<Reply>(&read)) co_return std::move(*refused);
  auto& found = std::get<CaseItemFound>(read);
  if (const auto* reason = std::get_if<Reason>(&found.item))
    co_return ReplyTo(
        Trouble{*reason, *reason == Reason::kMissingField ? "answers" : ask.item, {}});
  if (const auto trouble = FormTroubleOf(ask, found)) co_return ReplyTo(*trouble);
  Reply reply = co_await AnswerIntake(std::move(ask), std::move(found), visit);
  co_return reply;
}

asio::awaitable<Reply> Connection::AnswerIntake(CaseAsk ask, CaseItemFound found,
                                                const Visit& visit) {
  std::string handle;
  if (ask.applicant) {
    person::Applicant said = *ask.applicant;
    auto offered = co_await Offer(std::move(said));
    if (auto* refused = std::get_if<Reply>(&offered)) co_return std::move(*refused);
    handle = std::get<std::string>(std::move(offered));
  }
  auto* const joint = std::get_if<core::ReceiveJoint>(&found.item);
  std::string written;
  core::SealedWords form;
  if (joint != nullptr && ask.form && !ask.form->empty()) {
    written = WrittenForm(*ask.form);
    std::string words = written;
    auto offered = co_await OfferWords(std::move(words));
    if (auto* refused = std::get_if<Reply>(&offered)) {
      if (!handle.empty()) shared_.door.WithdrawApplicant(handle);
      co_return std::move(*refused);
    }
    form = std::get<core::SealedWords>(std::move(offered));
    joint->form = form;
  }
  Route route = joint != nullptr
                    ? CommandOf(ask, std::move(*joint), handle)
                    : CommandOf(ask, std::get<core::CaseItem>(std::move(found.item)), handle);
  Reply reply;
  if (const auto* trouble = std::get_if<Trouble>(&route)) {
    reply = ReplyTo(*trouble);
  } else {
    reply = co_await AnswerCommand(std::get<core::Command>(std::move(route)), visit);
  }
  const bool taken = reply.status == 200;
  if (ask.applicant) {
    // A 登记件 and a draft have no applicant: what was offered for them is withdrawn as well.
    if (taken && !ask.keep && ask.outside.empty()) {
      shared_.door.ConfirmApplicant(handle, *std::move(ask.applicant));
    } else {
      shared_.door.WithdrawApplicant(handle);
    }
  }
  if (!form.handle.empty()) {
    if (taken) {
      shared_.door.ConfirmWords(form.handle, std::move(written));
    } else {
      shared_.door.WithdrawApplicant(form.handle);
    }
  }
  // Nothing leads any more to what the draft had.
  if (taken && !found.kept_form.empty()) shared_.door.EraseApplicant(found.kept_form);
  co_return reply;
}

asio::awaitable<void> Connection::EraseDraft(core::CaseId id) {
  auto read = co_await RecordOf(id);
  const auto* record = std::get_if<query::CaseRecord>(&read);
  if (record != nullptr && !record->form.empty()) shared_.door.EraseApplicant(record->form);
}

asio::awaitable<std::variant<FormValues, Reply>> Connection::FormKept(std::string handle) {
  if (handle.empty()) co_return FormValues{};
  std::vector<std::string> handles(1, handle);
  const auto kept = co_await WordsKept(std::move(handles));
  if (!kept) co_return ReplyTo(Problem::kDoorBusy);
  const auto found = kept->find(handle);
  co_return found == kept->end() ? FormValues{} : ReadForm(found->second);
}

// What a back office may see is what its part needs: it reads the form at its part alone.
asio::awaitable<Reply> Connection::AnswerForm(FormAsk ask) {
  if (!shared_.queries || !shared_.bundles) co_return ReplyTo(Problem::kNotReady);
  std::function<FormPlace(query::Reader&)> look =
      [id = core::Number(ask.id), bundles = shared_.bundles.get()](query::Reader& reader) {
        FormPlace place;
        place.record = reader.Record(id);
        if (!place.record) return place;
        place.whole = place.record->joint == 0 ? place.record : reader.Record(place.record->joint);
        const query::BoardRow board = reader.Board();
        if (board.catalogue) place.catalogue = bundles->Catalogue(board.catalogue->sm3);
        return place;
      };
  auto read = co_await AskReader<FormPlace>(std::move(look));
  if (auto* refused = std::get_if<Reply>(&read)) co_return std::move(*refused);
  const FormPlace& place = std::get<FormPlace>(read);
  if (!place.record)
    co_return ReplyTo(Trouble{Reason::kUnknownCase, std::to_string(core::Number(ask.id)), {}});
  const bool is_part = place.record->joint != 0;
  if (!is_part && !ask.whole && !place.record->form.empty())
    co_return ReplyTo(Problem::kRoleNeeded);
  const catalogue::JointMatter* matter =
      place.whole ? MatterNamed(place.catalogue.get(), place.whole->item) : nullptr;
  if (matter == nullptr) co_return ReplyWith(R"({"form":null})");
  std::string handle = place.whole->form;
  auto kept = co_await FormKept(std::move(handle));
  if (auto* refused = std::get_if<Reply>(&kept)) co_return std::move(*refused);
  co_return ReplyWith(FormJson(*matter, std::get<FormValues>(kept),
                               is_part ? place.record->item : std::string(), ask.masked));
}

}  // namespace yichuang::http
