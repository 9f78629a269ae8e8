#pragma once
// Characters of Material Icons that the kiosk uses.

namespace yichuang::view::icons {

inline constexpr char32_t kArrowBack = 0xE5C4, kArrowForward = 0xE5C8, kChevronRight = 0xE5CC,
                          kChevronLeft = 0xE5CB;
inline constexpr char32_t kExpandLess = 0xE5CE, kExpandMore = 0xE5CF;
inline constexpr char32_t kCheck = 0xE5CA, kClose = 0xE5CD, kCheckCircle = 0xE86C, kCancel = 0xE5C9;
inline constexpr char32_t kHome = 0xE88A, kHelp = 0xE887, kHelpOutline = 0xE8FD, kInfo = 0xE88E,
                          kWarning = 0xE002;
inline constexpr char32_t kError = 0xE000, kOffline = 0xE2C1,
                          kCampaign = 0xE04A;  // cloud_off, new_releases-like
inline constexpr char32_t kSearch = 0xE8B6, kBackspace = 0xE14A, kSpace = 0xE256,
                          kKeyboard = 0xE312;
inline constexpr char32_t kLanguage = 0xE894, kTranslate = 0xE8E2, kTextSize = 0xE262,
                          kAccessible = 0xE914;
inline constexpr char32_t kContrast = 0xE3A7, kSpeaker = 0xE050, kSpeakerOff = 0xE04F,
                          kStop = 0xE047;
inline constexpr char32_t kTicket = 0xE638, kBook = 0xE865, kList = 0xE8EF, kClock = 0xE8B5,
                          kTimer = 0xE425;
inline constexpr char32_t kStar = 0xE838, kMap = 0xE55B, kPlace = 0xE55F, kPhone = 0xE0CD,
                          kPerson = 0xE7FD;
inline constexpr char32_t kGroup = 0xE7EF, kBuilding = 0xE0AF, kBank = 0xE84F, kStore = 0xE8D1,
                          kHouse = 0xE88A;
inline constexpr char32_t kPrint = 0xE8AD, kDocument = 0xE873, kFolder = 0xE2C7, kCopy = 0xE14D,
                          kMoney = 0xE850;
inline constexpr char32_t kCalendar = 0xE878, kComplaint = 0xE87F, kChat = 0xE0B7, kReport = 0xE160,
                          kScan = 0xE8A3;
inline constexpr char32_t kChild = 0xEB41, kFamily = 0xE7FB, kHeart = 0xE87D, kWork = 0xE8F9,
                          kCar = 0xE531;
inline constexpr char32_t kSchool = 0xE80C, kHealth = 0xE548, kRestaurant = 0xE56C, kGavel = 0xE90E,
                          kKey = 0xE0DA;
inline constexpr char32_t kShare = 0xE80D, kVerified = 0xE8E8, kEdit = 0xE254, kFilter = 0xE152,
                          kMore = 0xE5D3;

}  // namespace yichuang::view::icons
