#include "hub/catalogue/edit.h"

namespace yichuang::catalogue {

std::string_view TextZh(Gap gap) {
  switch (gap) {
    case Gap::kNoSummary:
      return "没有一句话说明。请写明谁需要办、办完得到什么。";
    case Gap::kNoSituations:
      return "没有情形。请添加决定所需材料的问题，或取消“内容完整”。";
    case Gap::kNoMaterials:
      return "没有申请材料。请添加材料；确实无需材料的，请设为登记件。";
    case Gap::kNoSteps:
      return "没有办理流程。请至少写明受理和领取两步。";
    case Gap::kNoPromised:
      return "没有承诺办结时限。请填写时限，否则办件不计时。";
    case Gap::kNoResult:
      return "没有写明办理结果。请填写证照或文书的名称。";
    case Gap::kNotVerified:
      return "依据和时限尚未核对，不产生法定效力。请由业务部门核对后标明“已核对”。";
    case Gap::kNoBasis:
      return "标为已核对，但没有依据。请填写法律、条款和施行日期，或取消“已核对”。";
    case Gap::kNoStatutory:
      return "行政许可没有法定办结时限。请按依据填写。";
    case Gap::kFeeWithoutBasis:
      return "收费但没有收费依据。请填写文件名称，或改为不收费。";
    case Gap::kIdleQuestion:
      return "没有材料取决于这个情形。请在材料中引用它，或删除。";
    case Gap::kOptionalTolerable:
      return "该材料不是必备，却列入容缺。请只保留其中一项。";
    case Gap::kOnSpotWithLimit:
      return "即办件的承诺时限应为当场办结。请改时限，或改为承诺件。";
    case Gap::kPromisedOnTheSpot:
      return "承诺件的承诺时限不能是当场办结。请填写天数，或改为即办件。";
    case Gap::kCodeOfOtherType:
      return "编码中的事项类型与所选类型不一致。请更正编码或类型。";
    case Gap::kNoWindow:
      return "没有办理窗口。请填写窗口号，终端才能指路。";
    case Gap::kNoPhone:
      return "没有咨询电话。请填写，告知单上要印。";
    case Gap::kNoEnglish:
      return "没有英文名称。请填写，英文界面才能显示。";
  }
  return {};
}

}  // namespace yichuang::catalogue
