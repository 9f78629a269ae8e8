#pragma once

/// What a program of the hall has in memory: keys, and names of persons.
namespace yichuang::identity {

/// Whatever is in this program's memory goes to no disk when it dies, and to no other program of
/// its account while it lives: no core dump, also none that the system hands to a collector. Call
/// it first in main. Linux: prctl(2), getrlimit(2).
void KeepMemoryPrivate();

}  // namespace yichuang::identity
