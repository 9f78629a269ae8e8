#include "hub/catalogue/reasons.h"

namespace yichuang::catalogue {

std::string_view TextZh(Reason reason) {
  switch (reason) {
    case Reason::kUnreadable:
      return "无法读取。请检查文件是否存在、有无读取权限。";
    case Reason::kTooLarge:
      return "文件过大。请按部门拆分成多个文件。";
    case Reason::kMalformed:
      return "不是有效的 UTF-8 JSON 对象。请检查所示行的括号、引号和逗号。";
    case Reason::kFileMissing:
      return "缺少文件。文件夹中应有 catalogue.json，且每个部门一个文件。";
    case Reason::kUnknownFormat:
      return "目录包的格式不受支持。请将中枢和终端升级到相同版本。";
    case Reason::kMissingField:
      return "缺少必填字段。请补上该字段。";
    case Reason::kUnknownField:
      return "没有这个字段，可能写错了字段名。请更正或删除。";
    case Reason::kDuplicateField:
      return "字段重复。请只保留一个。";
    case Reason::kWrongType:
      return "字段类型不对。请对照说明改为文字、数字、列表或对象。";
    case Reason::kUnknownWord:
      return "取值不在规定的词中。请对照说明改正。";
    case Reason::kOutOfRange:
      return "数值或日期超出范围。请改正。";
    case Reason::kEmptyText:
      return "中文内容为空。请填写，或删除该字段。";
    case Reason::kTooLong:
      return "文字过长。请缩短。";
    case Reason::kTooMany:
      return "条目过多。请减少或拆分。";
    case Reason::kBadCharacter:
      return "含有控制字符。请删除不可见的字符后重新输入。";
    case Reason::kBadId:
      return "编号只能用小写字母、数字和连字符，最长 40 个字符。请改正。";
    case Reason::kDuplicateId:
      return "编号重复。请改为不同的编号。";
    case Reason::kUnknownReference:
      return "所引用的部门、主题、人生事件、情形或选项不存在。请核对编号，或先添加被引用的内容。";
    case Reason::kTooFewOptions:
      return "选项太少。情形至少要有两个选项，条件至少要有一个。";
    case Reason::kLimitTooLong:
      return "承诺时限长于法定时限。请改正其中一个。";
    case Reason::kUnverifiedClaim:
      return "未核对的事项不得写依据、法定时限或收费依据。请先核对并标明 verified，或删除。";
    case Reason::kFeeContradiction:
      return "收费与否和收费内容不一致。收费的请写明标准，不收费的请删除标准和依据。";
    case Reason::kBadCode:
      return "不是 31 位实施编码或 33 "
             "位业务办理项编码，或其中统一社会信用代码的校验位不符。请逐位核对，或留空。";
    case Reason::kIncomplete:
      return "标为完整的事项缺少此项。请补齐，或去掉 complete。";
    case Reason::kTooFewParts:
      return "一件事至少要有两个事项，共用材料至少要对应两个事项。请补充，或去掉这一行。";
    case Reason::kJointInJoint:
      return "一件事里不能再套一件事。请直接列出其中的事项。";
    case Reason::kOutsidePart:
      return "登记件不能列入一件事，大厅不跟踪它的办理结果。请改列即办件或承诺件。";
    case Reason::kUnknownPart:
      return "目录中没有这个事项，或它不在这件事里。请核对事项编号。";
    case Reason::kForeignPaper:
      return "该事项没有这份申请材料，或它由数据共享取得。请核对材料编号。";
    case Reason::kSharedTwice:
      return "这份材料已列入另一份共用材料，或同一事项出现了两次。请只保留一处。";
  }
  return {};
}

}  // namespace yichuang::catalogue
