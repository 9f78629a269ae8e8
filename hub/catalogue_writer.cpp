#include "hub/catalogue_writer.h"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

#include "hub/bundle_folder.h"
#include "hub/item_shelf.h"

namespace yichuang::hub {

CatalogueWriter::CatalogueWriter(Options options)
    : options_(std::move(options)), thread_([this] { Run(); }) {}

CatalogueWriter::~CatalogueWriter() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void CatalogueWriter::Offer(const core::ItemBook& book) {
  if (book.revision == book.written || !book.imported) return;
  {
    const std::scoped_lock lock(mutex_);
    book_ = book;
  }
  changed_.notify_all();
}

void CatalogueWriter::Run() {
  ItemShelf shelf(options_.folder, options_.log);
  const BundleFolder folder(options_.folder, options_.log);
  std::optional<core::ItemBook> unwritten;
  std::unique_lock lock(mutex_);
  const auto wanted = [this] { return stopping_ || book_.has_value(); };
  while (true) {
    if (!unwritten) {
      changed_.wait(lock, wanted);
    } else if (!changed_.wait_for(lock, options_.retry, wanted)) {
      book_ = std::exchange(unwritten, std::nullopt);
    }
    if (stopping_) return;
    unwritten.reset();
    const core::ItemBook book = *std::exchange(book_, std::nullopt);
    lock.unlock();
    try {
      if (const catalogue::Catalogue* catalogue = shelf.Compose(book))
        options_.tell({folder.Put(*catalogue), *book.imported, book.revision});
    } catch (const std::runtime_error& failure) {
      options_.log(
          fmt::format("{}; kiosks keep the catalogue before; tried again in {} s", failure.what(),
                      std::chrono::duration_cast<std::chrono::seconds>(options_.retry).count()));
      unwritten = book;
    }
    lock.lock();
  }
}

}  // namespace yichuang::hub
