#include "kiosk/app/settings.h"

#include <gtest/gtest.h>

namespace yichuang::app {
namespace {

constexpr std::string_view kLeast = "device = \"k-1\"\n[hall]\nname = \"大厅\"\n";

/// The error of a text that is appended to the least settings, which are three lines.
std::string SettingsRefusal(const std::string& more) {
  try {
    ParseSettings(std::string(kLeast) + more, "kiosk.toml");
  } catch (const SettingsError& error) {
    return error.what();
  }
  return "accepted";
}

TEST(Settings, LittleIsNeeded) {
  const Settings settings = ParseSettings(kLeast, "/etc/yichuang/kiosk.toml");
  EXPECT_EQ(settings.setting.hall_name.zh, "大厅");
  EXPECT_EQ(settings.setting.utc_offset, std::chrono::minutes{480});
  EXPECT_EQ(settings.state_dir, "/etc/yichuang/k-1");
  EXPECT_FALSE(settings.setting.printer);
  EXPECT_FALSE(settings.setting.linked);
}

TEST(Settings, ReadsHoursOfTheWeek) {
  const Settings settings = ParseSettings(
      std::string(kLeast) + "[hours]\nmonday = [\"09:00-12:00\", \"13:00-17:30\"]\n", "k.toml");
  ASSERT_EQ(settings.setting.week[1].size(), 2U);
  EXPECT_EQ(settings.setting.week[1][1].until, std::chrono::minutes{17 * 60 + 30});
  EXPECT_TRUE(settings.setting.week[0].empty());
}

TEST(Settings, AnUnknownKeyIsNamedWithItsLine) {
  const std::string text = SettingsRefusal("[screen]\nwdith = 800\n");
  EXPECT_EQ(text.rfind("kiosk.toml:5: screen.wdith: unknown key", 0), 0U) << text;
}

TEST(Settings, EveryProblemHasItsLine) {
  EXPECT_EQ(
      SettingsRefusal("[hours]\nmonday = [\"9-12\"]\n").rfind("kiosk.toml:5: hours.monday:", 0),
      0U);
  EXPECT_EQ(SettingsRefusal("[hours]\nmonday = [\"13:00-17:00\", \"09:00-12:00\"]\n")
                .rfind("kiosk.toml:5: hours.monday:", 0),
            0U);
  EXPECT_EQ(SettingsRefusal("[staff]\npin = \"abc\"\n").rfind("kiosk.toml:5: staff.pin:", 0), 0U);
  EXPECT_EQ(
      SettingsRefusal("[idle]\nwipe_seconds = 20\n").rfind("kiosk.toml:5: idle.wipe_seconds:", 0),
      0U);
  EXPECT_EQ(SettingsRefusal("[printer]\npath = \"p\"\npaper_mm = 70\n")
                .rfind("kiosk.toml:6: printer.paper_mm:", 0),
            0U);
  EXPECT_EQ(SettingsRefusal("[screen\n").rfind("kiosk.toml:4: this is not TOML", 0), 0U);
}

TEST(Settings, APrinterIsADeviceOrAPlaceOnUsb) {
  const auto printer = [](const std::string& lines) {
    return *ParseSettings(std::string(kLeast) + "[printer]\n" + lines, "/etc/y/kiosk.toml").printer;
  };
  EXPECT_EQ(printer("path = \"/dev/usb/lp0\"\n").path, "/dev/usb/lp0");
  EXPECT_FALSE(printer("path = \"p\"\n").usb_port);
  EXPECT_FALSE(printer("path = \"p\"\n").text) << "a picture is the same on every printer";
  EXPECT_TRUE(printer("path = \"p\"\nmode = \"text\"\n").text);
  EXPECT_EQ(printer("transport = \"usb\"\n").usb_port, "");
  EXPECT_EQ(printer("transport = \"usb:1-2.3\"\n").usb_port, "1-2.3");
  for (const char* wrong : {"", "path = \"p\"\ntransport = \"usb\"\n", "transport = \"usb:\"\n",
                            "transport = \"serial\"\n", "path = \"p\"\nmode = \"html\"\n"})
    EXPECT_NE(SettingsRefusal(std::string("[printer]\n") + wrong), "accepted") << wrong;
}

TEST(Settings, ACardReaderIsNamedWithItsFifo) {
  const std::string hub =
      "[hub]\nhall = \"h\"\nbroker = \"tcp://127.0.0.1:1\"\nhttp = \"http://127.0.0.1:2\"\n";
  const std::string reader = "[card_reader]\nkind = \"simulated\"\npath = \"card\"\n";
  const Settings settings = ParseSettings(std::string(kLeast) + hub + reader, "/etc/y/kiosk.toml");
  ASSERT_TRUE(settings.card_reader);
  EXPECT_EQ(settings.card_reader->fifo, "/etc/y/card");
  EXPECT_EQ(SettingsRefusal(hub + reader + "baud = 9600\n")
                .rfind("kiosk.toml:11: card_reader.baud: unknown key", 0),
            0U);
  EXPECT_EQ(SettingsRefusal(hub + "[card_reader]\nkind = \"hd-100\"\npath = \"card\"\n")
                .rfind("kiosk.toml:9: card_reader.kind:", 0),
            0U);
  EXPECT_NE(SettingsRefusal(reader).find("card_reader: needs [hub]"), std::string::npos);
}

TEST(Settings, AFileThatIsNotThereIsNamed) {
  EXPECT_THROW(ReadSettings("/nowhere/kiosk.toml"), SettingsError);
}

TEST(Settings, TheSampleIsRight) {
  const Settings settings = ReadSettings(YICHUANG_SOURCE_DIR "/docs/kiosk-sample.toml");
  EXPECT_FALSE(settings.setting.hall_name.en.empty());
  EXPECT_FALSE(settings.setting.complaint_phone.empty());
}

}  // namespace
}  // namespace yichuang::app
