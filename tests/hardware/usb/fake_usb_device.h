#pragma once

#include <umockdev.h>

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "tests/hardware/usb/usb_shape.h"

struct usbdevfs_urb;

namespace yichuang::fakes {

/// A USB device behind the real libusb: umockdev hands the ioctls on /dev/bus/usb/… to this object.
///
/// The device node is a pty whose flow control makes it writable exactly while a transfer is done;
/// a plain file would be writable always and libusb's event thread would spin. A fault set here
/// holds for the transfers after it. Any thread may call anything. `testbed` must outlive it.
class FakeUsbDevice {
 public:
  FakeUsbDevice(UMockdevTestbed* testbed, int bus, int address, std::string path, UsbShape shape);
  ~FakeUsbDevice();
  FakeUsbDevice(const FakeUsbDevice&) = delete;
  FakeUsbDevice& operator=(const FakeUsbDevice&) = delete;

  void Plug();
  /// As the kernel does it: transfers under way end, the node fails, then udev says "remove".
  void Unplug();
  /// udev says "add" a second time for the same device.
  void AnnounceAgain();

  /// One IN packet; it waits for the host to ask.
  void Say(Packet packet);
  /// OUT packets so far, once there are `count` or 10 s are over.
  std::vector<Packet> Heard(std::size_t count);
  /// True when the host waits for an IN packet within 10 s.
  bool WaitAsked();

  void StallIn(int times);
  void StallOut(int times);
  /// The next IN transfer ends with this negative errno.
  void FailIn(int status);
  /// OUT transfers are not taken any more, once `bytes` more have been: of the transfer that
  /// reaches them only so much is.
  void HoldOut(std::size_t bytes = 0);
  void TakeOutAgain();
  /// Answers an OUT packet with an IN packet, unless that is empty. `answer` calls nothing of the
  /// device.
  void AnswerWith(std::function<Packet(const Packet&)> answer);
  /// What a printer answers to GET_PORT_STATUS and GET_DEVICE_ID.
  void SetPrinter(std::uint8_t port_status, std::string device_id);
  /// How often a printer was told SOFT_RESET.
  int soft_resets();
  /// All bytes of OUT packets so far.
  Packet AllHeard();
  /// The next `times` claims fail with this errno.
  void RefuseClaims(int error, int times);
  /// Request and value of each request of a vendor that was taken.
  std::vector<std::pair<int, int>> vendor_requests();
  int claims();
  int reaps();

 private:
  struct Urb {
    UMockdevIoctlData* urb = nullptr;
    UMockdevIoctlData* buffer = nullptr;
    std::uint64_t address = 0;
    usbdevfs_urb& fields() const;
  };

  static int HandleIoctl(UMockdevIoctlBase*, UMockdevIoctlClient* client, void* self);
  bool Serve(UMockdevIoctlClient* client);
  bool Submit(UMockdevIoctlClient* client, UMockdevIoctlData* argument);
  bool Reap(UMockdevIoctlClient* client, UMockdevIoctlData* argument);
  bool Discard(UMockdevIoctlClient* client, UMockdevIoctlData* argument);
  void Pump();
  bool PumpIn(std::list<Urb>::iterator urb);
  bool PumpOut(std::list<Urb>::iterator urb);
  void Control(std::list<Urb>::iterator urb);
  void ControlPrinter(std::list<Urb>::iterator urb);
  void Finish(std::list<Urb>::iterator urb, int status, int length);
  void ShowReadiness();
  void MakeNode();
  void CloseNode();
  void FreeUrbs();
  std::string Record() const;

  UMockdevTestbed* testbed_;
  UMockdevIoctlBase* handler_;
  int bus_;
  int address_;
  std::string path_;
  UsbShape shape_;
  std::string node_;

  std::mutex mutex_;
  std::condition_variable changed_;
  bool plugged_ = false;
  bool attached_ = false;
  int master_ = -1;
  int slave_ = -1;
  std::list<Urb> flying_;
  std::list<Urb> done_;
  std::deque<Packet> to_say_;
  std::vector<Packet> heard_;
  std::function<Packet(const Packet&)> answer_;
  std::vector<std::pair<int, int>> vendor_requests_;
  int in_stalls_ = 0;
  int out_stalls_ = 0;
  int in_failure_ = 0;
  bool hold_out_ = false;
  std::size_t taken_before_hold_ = 0;
  std::uint8_t port_status_ = 0x18;
  std::string device_id_;
  int soft_resets_ = 0;
  int claim_error_ = 0;
  int claim_refusals_ = 0;
  int claims_ = 0;
  int reaps_ = 0;
};

}  // namespace yichuang::fakes
