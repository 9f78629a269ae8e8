#include "hub/core/event.h"

#include "hub/contract/one_of_members.h"

template class yichuang::contract::OneOf<yichuang::core::EventKinds>;
