#include "hub/sqlite/matter_codec.h"

#include <utility>

#include "hub/sqlite/field_codec.h"
#include "hub/sqlite/matter_fields.h"

namespace yichuang::sqlite {

template <core::MatterEvent Event>
std::string Body(const Event& event) {
  FieldWriter fields;
  Fields(fields, event);
  return Compact(fields.json);
}

template <core::MatterEvent Event>
core::Event ReadMatterEvent(BodyReader& body) {
  Event event;
  FieldReader fields(body);
  Fields(fields, event);
  return event;
}

template std::string Body(const core::MatterOpened&);
template std::string Body(const core::MatterMoved&);
template std::string Body(const core::MatterOffered&);
template std::string Body(const core::MatterAccepted&);
template std::string Body(const core::MatterReturned&);
template std::string Body(const core::MatterReopened&);
template std::string Body(const core::MatterCalled&);
template std::string Body(const core::MatterChased&);
template std::string Body(const core::MatterReminded&);
template std::string Body(const core::MatterCarded&);
template std::string Body(const core::MatterViolated&);
template std::string Body(const core::ExclusionProposed&);
template std::string Body(const core::RatingExcluded&);
template std::string Body(const core::MattersRedated&);
template std::string Body(const core::BellsHeld&);
template std::string Body(const core::DutyAssigned&);
template std::string Body(const core::ChaseNoticeIssued&);
template std::string Body(const core::CallSampleDrawn&);
template std::string Body(const core::SampleCalled&);
template std::string Body(const core::MatterWordsErased&);
template std::string Body(const core::CardReplied&);
template std::string Body(const core::UnitHeadTold&);

template core::Event ReadMatterEvent<core::MatterOpened>(BodyReader&);
template core::Event ReadMatterEvent<core::MatterMoved>(BodyReader&);
template core::Event ReadMatterEvent<core::MatterOffered>(BodyReader&);
template core::Event ReadMatterEvent<core::MatterAccepted>(BodyReader&);
template core::Event ReadMatterEvent<core::MatterReturned>(BodyReader&);
template core::Event ReadMatterEvent<core::MatterReopened>(BodyReader&);
template core::Event ReadMatterEvent<core::MatterCalled>(BodyReader&);
template core::Event ReadMatterEvent<core::MatterChased>(BodyReader&);
template core::Event ReadMatterEvent<core::MatterReminded>(BodyReader&);
template core::Event ReadMatterEvent<core::MatterCarded>(BodyReader&);
template core::Event ReadMatterEvent<core::MatterViolated>(BodyReader&);
template core::Event ReadMatterEvent<core::ExclusionProposed>(BodyReader&);
template core::Event ReadMatterEvent<core::RatingExcluded>(BodyReader&);
template core::Event ReadMatterEvent<core::MattersRedated>(BodyReader&);
template core::Event ReadMatterEvent<core::BellsHeld>(BodyReader&);
template core::Event ReadMatterEvent<core::DutyAssigned>(BodyReader&);
template core::Event ReadMatterEvent<core::ChaseNoticeIssued>(BodyReader&);
template core::Event ReadMatterEvent<core::CallSampleDrawn>(BodyReader&);
template core::Event ReadMatterEvent<core::SampleCalled>(BodyReader&);
template core::Event ReadMatterEvent<core::MatterWordsErased>(BodyReader&);
template core::Event ReadMatterEvent<core::CardReplied>(BodyReader&);
template core::Event ReadMatterEvent<core::UnitHeadTold>(BodyReader&);

OrderedJson MattersJson(const core::Matters& matters) {
  OrderedJson open = OrderedJson::array();
  for (const auto& [id, each] : matters.open) {
    FieldWriter fields;
    fields("matter", id);
    Fields(fields, each);
    open.push_back(std::move(fields.json));
  }
  OrderedJson serials = OrderedJson::array();
  for (const auto& [kind, serial] : matters.serials)
    serials.push_back({{"kind", core::Number(kind)}, {"serial", serial}});
  OrderedJson duties = OrderedJson::array();
  for (const auto& [number, each] : matters.duties) {
    FieldWriter fields;
    fields("number", number);
    Fields(fields, each);
    duties.push_back(std::move(fields.json));
  }
  return {{"next_matter", matters.next_matter},
          {"first_serial", matters.first_serial},
          {"serials", std::move(serials)},
          {"duties", std::move(duties)},
          {"notice_year", matters.notice_year},
          {"last_notice", matters.last_notice},
          {"bells_from_ms", MillisOf(matters.bells_from)},
          {"redate", core::Number(matters.redate)},
          {"open", std::move(open)}};
}

core::Matters ReadMatters(BodyReader& body) {
  core::Matters matters;
  matters.next_matter = body.Unsigned("next_matter");
  matters.first_serial = body.Number<std::uint32_t>("first_serial");
  ForEach(body, "serials", [&matters](BodyReader& item) {
    matters.serials[item.IdOf<core::MatterKindId>("kind")] = item.Number<std::uint32_t>("serial");
  });
  ForEach(body, "duties", [&matters](BodyReader& item) {
    FieldReader fields(item);
    Fields(fields, matters.duties[item.Text("number")]);
  });
  matters.notice_year = body.Number<std::uint16_t>("notice_year");
  matters.last_notice = body.Number<std::uint32_t>("last_notice");
  matters.bells_from = body.Instant("bells_from_ms");
  matters.redate = body.IdOf<core::MatterId>("redate");
  ForEach(body, "open", [&matters](BodyReader& item) {
    FieldReader fields(item);
    Fields(fields, matters.open[item.IdOf<core::MatterId>("matter")]);
  });
  return matters;
}

}  // namespace yichuang::sqlite
