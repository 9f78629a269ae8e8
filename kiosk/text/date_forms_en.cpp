#include "kiosk/text/date_forms.h"

namespace yichuang::text {

const DateForms kDateFormsEn{
    "%A, %d %B %Y",
    "%d %B %Y",
    "%a %d %b",
    {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
    {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
    {"January", "February", "March", "April", "May", "June", "July", "August", "September",
     "October", "November", "December"},
};

}  // namespace yichuang::text
