#include "kiosk/text/date_forms.h"

namespace yichuang::text {

const DateForms kDateFormsZh{
    "%Y年%m月%d日 %A",
    "%Y年%m月%d日",
    "%m月%d日 %a",
    {"星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"},
    {"周日", "周一", "周二", "周三", "周四", "周五", "周六"},
    {},
};

}  // namespace yichuang::text
