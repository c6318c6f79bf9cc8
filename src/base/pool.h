// Things that are expensive to make and that one thread at a time may use: taken from a pool and given back to it, so
// that as many are made as threads work at once.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace hearsay {

template <typename T>
class Pool {
 public:
  // Gives the thing back at its end, which has to come before that of the pool.
  class Lease {
   public:
    Lease(Pool& pool, std::unique_ptr<T> thing) : pool_(&pool), thing_(std::move(thing)) {}
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease() {
      const std::lock_guard lock(pool_->mutex_);
      pool_->idle_.push_back(std::move(thing_));
    }
    T& operator*() const { return *thing_; }
    T* operator->() const { return thing_.get(); }

   private:
    Pool* pool_;
    std::unique_ptr<T> thing_;
  };

  // One that is idle, or a new one.
  Lease take(const std::function<std::unique_ptr<T>()>& make = [] { return std::make_unique<T>(); }) {
    std::unique_ptr<T> thing;
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        thing = std::move(idle_.back());
        idle_.pop_back();
      }
    }
    return Lease(*this, thing == nullptr ? make() : std::move(thing));
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<T>> idle_;
};

}  // namespace hearsay
