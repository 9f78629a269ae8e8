#include "kiosk/app/enrol.h"

#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <stdexcept>

#include "hub/client/enrolment.h"
#include "hub/client/kept_heads.h"
#include "kiosk/link/enrolment.h"

namespace yichuang::app {
namespace {

/// One line that a terminal does not show.
std::string ReadHidden(const char* prompt) {
  termios shown{};
  const bool terminal = isatty(STDIN_FILENO) != 0 && tcgetattr(STDIN_FILENO, &shown) == 0;
  if (terminal) {
    std::fputs(prompt, stderr);
    termios hidden = shown;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
  }
  std::string line;
  std::getline(std::cin, line);
  if (terminal) {
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    std::fputc('\n', stderr);
  }
  return line;
}

}  // namespace

void EnrolAtConsole(const Settings& settings, const std::string& number) {
  if (!settings.hub) throw std::runtime_error("this kiosk has no [hub] to sign in at");
  link::EnrolmentAsk ask;
  ask.http = settings.hub->http;
  ask.certificate_authority = settings.hub->certificate_authority;
  ask.browser_file = BrowserFile(settings);
  ask.number = number;
  ask.password = ReadHidden("Password: ");
  ask.pin = ReadHidden("New PIN, six digits: ");
  std::filesystem::create_directories(settings.state_dir);
  const std::string fault = link::Enrol(ask, client::Perform);
  if (!fault.empty()) throw std::runtime_error(fault);
  std::printf("%s may sign in at this kiosk with the PIN, for 90 days.\n", number.c_str());
}

void JoinTheHall(const Settings& settings, const std::string& code) {
  if (!settings.hub) throw std::runtime_error("this kiosk has no [hub] to join");
  const std::filesystem::path folder = settings.state_dir / "identity";
  const std::string fault = client::Join(
      {settings.hub->http, settings.hub->certificate_authority, settings.setting.device, folder},
      code, client::Perform);
  if (!fault.empty()) throw std::runtime_error(fault);
  std::printf("%s has its certificate, in %s\n", settings.setting.device.c_str(), folder.c_str());
}

void TellKeptHeads(const Settings& settings) {
  std::fputs(
      client::KeptHeadLines(settings.state_dir / "outbox.db", settings.setting.device).c_str(),
      stdout);
}

}  // namespace yichuang::app
