#include "hub/sqlite/case_codec.h"

#include <utility>

#include "hub/sqlite/case_fields.h"
#include "hub/sqlite/field_codec.h"

namespace yichuang::sqlite {
template <core::CaseEvent Event>
std::string Body(const Event& event) {
  FieldWriter fields;
  Fields(fields, event);
  return Compact(fields.json);
}

template <core::CaseEvent Event>
core::Event ReadCaseEvent(BodyReader& body) {
  Event event;
  FieldReader fields(body);
  Fields(fields, event);
  return event;
}

template std::string Body(const core::CaseDrafted&);
template std::string Body(const core::CaseRegistered&);
template std::string Body(const core::CaseReceived&);
template std::string Body(const core::CorrectionAsked&);
template std::string Body(const core::NoticeRepeated&);
template std::string Body(const core::CaseResubmitted&);
template std::string Body(const core::CaseAccepted&);
template std::string Body(const core::PromiseGiven&);
template std::string Body(const core::PromiseMadeUp&);
template std::string Body(const core::PromiseReminded&);
template std::string Body(const core::CaseHandedOver&);
template std::string Body(const core::CaseSuspended&);
template std::string Body(const core::CaseResumed&);
template std::string Body(const core::CaseExtended&);
template std::string Body(const core::CaseDecided&);
template std::string Body(const core::CaseDelivered&);
template std::string Body(const core::CaseEnded&);
template std::string Body(const core::CasesRedated&);
template std::string Body(const core::ApplicantNamed&);
template std::string Body(const core::PersonErased&);
template std::string Body(const core::PaperIssued&);
template std::string Body(const core::PaperReprinted&);
template std::string Body(const core::PaperVoided&);
template std::string Body(const core::HandOverOffered&);
template std::string Body(const core::HandOverAnswered&);
template std::string Body(const core::CaseReviewed&);
template std::string Body(const core::CaseCarded&);
template std::string Body(const core::JointReceived&);
template std::string Body(const core::JointCorrected&);
template std::string Body(const core::JointResubmitted&);
template std::string Body(const core::JointDelivered&);

template core::Event ReadCaseEvent<core::CaseDrafted>(BodyReader&);
template core::Event ReadCaseEvent<core::CaseRegistered>(BodyReader&);
template core::Event ReadCaseEvent<core::CaseReceived>(BodyReader&);
template core::Event ReadCaseEvent<core::CorrectionAsked>(BodyReader&);
template core::Event ReadCaseEvent<core::NoticeRepeated>(BodyReader&);
template core::Event ReadCaseEvent<core::CaseResubmitted>(BodyReader&);
template core::Event ReadCaseEvent<core::CaseAccepted>(BodyReader&);
template core::Event ReadCaseEvent<core::PromiseGiven>(BodyReader&);
template core::Event ReadCaseEvent<core::PromiseMadeUp>(BodyReader&);
template core::Event ReadCaseEvent<core::PromiseReminded>(BodyReader&);
template core::Event ReadCaseEvent<core::CaseHandedOver>(BodyReader&);
template core::Event ReadCaseEvent<core::CaseSuspended>(BodyReader&);
template core::Event ReadCaseEvent<core::CaseResumed>(BodyReader&);
template core::Event ReadCaseEvent<core::CaseExtended>(BodyReader&);
template core::Event ReadCaseEvent<core::CaseDecided>(BodyReader&);
template core::Event ReadCaseEvent<core::CaseDelivered>(BodyReader&);
template core::Event ReadCaseEvent<core::CaseEnded>(BodyReader&);
template core::Event ReadCaseEvent<core::CasesRedated>(BodyReader&);
template core::Event ReadCaseEvent<core::ApplicantNamed>(BodyReader&);
template core::Event ReadCaseEvent<core::PersonErased>(BodyReader&);
template core::Event ReadCaseEvent<core::PaperIssued>(BodyReader&);
template core::Event ReadCaseEvent<core::PaperReprinted>(BodyReader&);
template core::Event ReadCaseEvent<core::PaperVoided>(BodyReader&);
template core::Event ReadCaseEvent<core::HandOverOffered>(BodyReader&);
template core::Event ReadCaseEvent<core::HandOverAnswered>(BodyReader&);
template core::Event ReadCaseEvent<core::CaseReviewed>(BodyReader&);
template core::Event ReadCaseEvent<core::CaseCarded>(BodyReader&);
template core::Event ReadCaseEvent<core::JointReceived>(BodyReader&);
template core::Event ReadCaseEvent<core::JointCorrected>(BodyReader&);
template core::Event ReadCaseEvent<core::JointResubmitted>(BodyReader&);
template core::Event ReadCaseEvent<core::JointDelivered>(BodyReader&);

OrderedJson CasesJson(const core::Cases& cases) {
  OrderedJson open = OrderedJson::array();
  for (const auto& [id, each] : cases.open) {
    FieldWriter fields;
    fields("case", id);
    Fields(fields, each);
    open.push_back(std::move(fields.json));
  }
  OrderedJson serials = OrderedJson::array();
  for (const auto& [item, serial] : cases.serials)
    serials.push_back({{"item", item}, {"serial", serial}});
  OrderedJson papers = OrderedJson::array();
  for (const auto& [kind, series] : cases.papers)
    papers.push_back({{"kind", NameOf(kNames<core::PaperKind>, kind)},
                      {"year", series.year},
                      {"last", series.last}});
  OrderedJson offers = OrderedJson::array();
  for (const auto& [batch, each] : cases.offers) {
    FieldWriter fields;
    fields("batch", batch);
    Fields(fields, each);
    offers.push_back(std::move(fields.json));
  }
  OrderedJson joints = OrderedJson::array();
  for (const auto& [id, each] : cases.joints) {
    FieldWriter fields;
    fields("case", id);
    Fields(fields, each);
    joints.push_back(std::move(fields.json));
  }
  return {{"next_case", cases.next_case},
          {"next_hand_over", cases.next_hand_over},
          {"offers", std::move(offers)},
          {"first_serial", cases.first_serial},
          {"calendar_moved", cases.calendar_moved},
          {"serials", std::move(serials)},
          {"papers", std::move(papers)},
          {"open", std::move(open)},
          {"joints", std::move(joints)}};
}

core::Cases ReadCases(BodyReader& body) {
  core::Cases cases;
  cases.next_case = body.Unsigned("next_case");
  cases.first_serial = body.Number<std::uint32_t>("first_serial");
  cases.calendar_moved = body.Flag("calendar_moved");
  cases.next_hand_over = body.Unsigned("next_hand_over");
  ForEach(body, "offers", [&cases](BodyReader& item) {
    FieldReader fields(item);
    Fields(fields, cases.offers[item.IdOf<core::HandOverId>("batch")]);
  });
  ForEach(body, "serials", [&cases](BodyReader& item) {
    cases.serials[item.Text("item")] = item.Number<std::uint32_t>("serial");
  });
  ForEach(body, "papers", [&cases](BodyReader& item) {
    const auto kind = Named<core::PaperKind>(item, "kind", kNames<core::PaperKind>);
    cases.papers[kind] = {item.Number<std::uint16_t>("year"), item.Number<std::uint32_t>("last")};
  });
  ForEach(body, "open", [&cases](BodyReader& item) {
    FieldReader fields(item);
    Fields(fields, cases.open[item.IdOf<core::CaseId>("case")]);
  });
  ForEach(body, "joints", [&cases](BodyReader& item) {
    FieldReader fields(item);
    Fields(fields, cases.joints[item.IdOf<core::CaseId>("case")]);
  });
  return cases;
}

}  // namespace yichuang::sqlite
