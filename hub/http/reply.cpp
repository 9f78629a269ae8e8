#include "hub/http/reply.h"

#include <utility>

namespace yichuang::http {

Reply ReplyTo(const Trouble& trouble) {
  Reply reply;
  reply.status = StatusOf(trouble);
  reply.content_type = "application/problem+json";
  reply.body = ProblemJson(trouble);
  reply.allow = trouble.allow;
  return reply;
}

Reply ReplyTo(Problem problem) { return ReplyTo(Trouble{problem, {}, {}}); }

Reply ReplyWith(std::string json) {
  Reply reply;
  reply.body = std::move(json);
  return reply;
}

}  // namespace yichuang::http
