#include "hub/documents/ticket.h"

#include <fmt/format.h>

#include "hub/documents/item_text.h"
#include "hub/documents/sections.h"
#include "hub/documents/words.h"

namespace yichuang::documents {
namespace {

Paragraph Centred(std::string text, Paragraph::Tone tone) { return {std::move(text), tone, true}; }

std::string Say(Word word, Language language) { return std::string(Text(word, language)); }

/// "A00120260509": printable, and another one every day.
std::string CodeOf(const Ticket& ticket) {
  const std::chrono::year_month_day day(ticket.day);
  return fmt::format("{}{:04}{:02}{:02}", ticket.number, static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

void AddWait(const Ticket& ticket, Blocks& to) {
  const Language language = ticket.language;
  if (ticket.unchecked)
    to.push_back(Paragraph{Say(Word::kTicketUnchecked, language), Paragraph::Tone::kStrong, false});
  if (ticket.offline) {
    to.push_back(Paragraph{Say(Word::kTicketOffline, language), Paragraph::Tone::kStrong, false});
    return;
  }
  const std::string ahead =
      ticket.ahead == 0
          ? Say(Word::kTicketNext, language)
          : fmt::format(fmt::runtime(Text(Word::kTicketAhead, language)), ticket.ahead);
  to.push_back(Paragraph{ahead, Paragraph::Tone::kPlain, false});
  if (ticket.wait_until == 0) return;
  to.push_back(Paragraph{fmt::format(fmt::runtime(Text(Word::kTicketWait, language)),
                                     ticket.wait_from, ticket.wait_until),
                         Paragraph::Tone::kPlain, false});
}

}  // namespace

Paper TicketPaper(const Ticket& ticket) {
  const Language language = ticket.language;
  Paper paper;
  paper.language = language;
  paper.large_print = ticket.large_print;
  paper.title = ticket.number;
  if (ticket.sample) paper.mark = Text(Word::kSampleMark, language);
  paper.made = ticket.taken;
  Blocks& to = paper.blocks;
  if (!ticket.large_print) to.push_back(Centred(ticket.hall, Paragraph::Tone::kStrong));
  to.push_back(Number{ticket.number});
  to.push_back(Centred(ticket.group, Paragraph::Tone::kStrong));
  if (!ticket.where.empty()) to.push_back(Centred(ticket.where, Paragraph::Tone::kStrong));
  if (ticket.large_print) {
    if (ticket.offline)
      to.push_back(Centred(Say(Word::kTicketOffline, language), Paragraph::Tone::kPlain));
    if (ticket.unchecked)
      to.push_back(Centred(Say(Word::kTicketUnchecked, language), Paragraph::Tone::kPlain));
    to.push_back(Centred(Say(Word::kTicketSit, language), Paragraph::Tone::kStrong));
    to.push_back(Centred(DateText(ticket.day, language), Paragraph::Tone::kPlain));
    return paper;
  }
  to.push_back(Rule{});
  to.push_back(Paragraph{Say(Word::kTicketTaken, language) + Say(Word::kColon, language) +
                             DateTimeText(ticket.taken, language),
                         Paragraph::Tone::kPlain, false});
  AddWait(ticket, to);
  to.push_back(Paragraph{Say(Word::kTicketSit, language), Paragraph::Tone::kStrong, false});
  to.push_back(Paragraph{Say(Word::kTicketMissed, language), Paragraph::Tone::kSmall, false});
  if (!ticket.phone.empty())
    to.push_back(
        Paragraph{Say(Word::kInquiry, language) + Say(Word::kColon, language) + ticket.phone,
                  Paragraph::Tone::kSmall, false});
  to.push_back(Barcode{CodeOf(ticket)});
  to.push_back(Centred(Say(Word::kTicketToday, language), Paragraph::Tone::kSmall));
  return paper;
}

}  // namespace yichuang::documents
