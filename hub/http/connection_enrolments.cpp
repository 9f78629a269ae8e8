#include <nlohmann/json.hpp>
#include <utility>

#include "hub/http/connection.h"
#include "hub/http/enrolments.h"
#include "hub/http/settings_desk.h"

/// Certificates of terminals: signed here, given out once the hall has them in its ledger.
namespace yichuang::http {
namespace asio = boost::asio;

asio::awaitable<Reply> Connection::AnswerEnrolment(EnrolmentRequest request, const Visit& visit) {
  Enrolments* const enrolments = shared_.options.enrolments;
  SettingsDesk* const desk = shared_.options.settings;
  if (enrolments == nullptr || desk == nullptr) co_return ReplyTo(Problem::kNotReady);
  if (const auto* offer = std::get_if<OfferEnrolmentAsk>(&request)) {
    if (!desk->KnowsTerminal(offer->device))
      co_return ReplyTo(Trouble{contract::Reason::kUnknownDevice, offer->device, {}});
    const OfferedCode offered = enrolments->Offer(offer->device, ActorOf(*visit.visitor));
    co_return ReplyWith(
        nlohmann::json({{"ok", true}, {"code", offered.code}, {"until_ms", offered.until_ms}})
            .dump());
  }
  const auto* enrol = std::get_if<EnrolAsk>(&request);
  const auto* renew = std::get_if<RenewEnrolmentAsk>(&request);
  auto made = enrol != nullptr
                  ? enrolments->Join(enrol->device, enrol->code, enrol->request)
                  : enrolments->Renew(renew->certificate, renew->request, renew->signature);
  if (const auto* reason = std::get_if<contract::Reason>(&made))
    co_return ReplyTo(Trouble{*reason, {}, {}});
  SignedEnrolment& enrolment = std::get<SignedEnrolment>(made);
  std::string actor = std::move(enrolment.actor);
  const auto carried =
      co_await this->Ask(std::move(actor), core::Command{std::move(enrolment.command)});
  if (const auto* refused = std::get_if<Reply>(&carried)) co_return *refused;
  co_return ReplyWith(nlohmann::json({{"ok", true},
                                      {"certificate", enrolment.certificate},
                                      {"authority", enrolment.authority}})
                          .dump());
}

}  // namespace yichuang::http
