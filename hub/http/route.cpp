#include "hub/contract/one_of_members.h"
#include "hub/http/routes.h"

template class yichuang::contract::OneOf<yichuang::http::RouteKinds>;
