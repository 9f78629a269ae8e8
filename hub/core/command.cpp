#include "hub/core/command.h"

#include "hub/contract/one_of_members.h"

template class yichuang::contract::OneOf<yichuang::core::CommandKinds>;
