#include "tests/machines/guest.h"

#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>

namespace yichuang::machines {

Guest::Guest(simulator::Processes& processes, GuestParts parts)
    : processes_(processes), parts_(std::move(parts)) {}

void Guest::PowerOn() {
  std::vector<std::string> command = {
      "qemu-system-x86_64", "-M", "q35,usb=off,hpet=off", "-accel", "tcg", "-cpu", "max", "-m",
      "512", "-nodefaults", "-no-user-config", "-display", "none", "-no-reboot", "-serial", "stdio",
      "-kernel", (parts_.kit / "vmlinux").string(), "-initrd", (parts_.kit / "initrd").string(),
      "-append",
      fmt::format(
          "console=ttyS0 quiet panic=-1 nokaslr mitigations=off hall={} http={} weakened={} {}",
          parts_.hall.string(), parts_.http_port, parts_.weakened, parts_.options),
      // The programs, and the hall's own disk behind its cache.
      "-drive",
      fmt::format("if=none,id=programs,format=raw,readonly=on,file={}",
                  (parts_.kit / "programs.img").string()),
      "-device", "virtio-blk-pci,drive=programs", "-blockdev",
      fmt::format("driver=nbd,node-name=hall,server.type=unix,server.path={},export=hall",
                  parts_.disk_socket.string()),
      "-device", "virtio-blk-pci,drive=hall",
      // The hub's pages, from this machine and no other.
      "-netdev",
      fmt::format("user,id=net,restrict=on,hostfwd=tcp:127.0.0.1:{0}-10.0.2.15:{0}",
                  parts_.http_port),
      "-device", "virtio-net-pci,netdev=net,romfile=", "-device", "qemu-xhci,id=usb,p2=8,p3=8"};
  const auto connect = [&command](const std::string& name, const std::filesystem::path& socket,
                                  const std::string& device) {
    command.insert(
        command.end(),
        {"-chardev", fmt::format("socket,id={},path={},reconnect=1", name, socket.string()),
         "-device", fmt::format("{},chardev={}", device, name)});
  };
  for (std::size_t i = 0; i < parts_.bridges.size(); ++i)
    connect(fmt::format("bridge{}", i), parts_.bridges[i], "usb-serial,bus=usb.0");
  for (std::size_t i = 0; i < parts_.lines.size(); ++i)
    connect(fmt::format("line{}", i), parts_.lines[i], "isa-serial");
  processes_.Start(kName, std::move(command));
}

bool Guest::on() const {
  const pid_t process = processes_.pid(kName);
  siginfo_t ended{};
  return process > 0 &&
         ::waitid(P_PID, static_cast<id_t>(process), &ended, WEXITED | WNOHANG | WNOWAIT) == 0 &&
         ended.si_pid == 0;
}

void Guest::CutPower() {
  processes_.Signal(kName, SIGKILL);
  processes_.Stop(kName, std::chrono::milliseconds(0));
}

}  // namespace yichuang::machines
