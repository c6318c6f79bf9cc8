#include "text/decompress.h"

#include <zlib.h>
#include <zstd.h>

#include <cstring>
#include <vector>

namespace hearsay {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16;

// The compressed bytes, block by block, with those back in front that were read to recognise the format.
class Input {
 public:
  Input(std::unique_ptr<Bytes> raw, std::string head) : raw_(std::move(raw)), block_(std::move(head)) {}

  // What is left of the block; a new block when it is used up; empty at the end.
  std::string_view left() {
    if (at_ == block_.size()) {
      block_.resize(kBlock);
      block_.resize(raw_->read(block_.data(), kBlock));
      at_ = 0;
    }
    return std::string_view(block_).substr(at_);
  }
  void used(std::size_t n) { at_ += n; }
  std::string problem() const { return raw_->problem(); }

 private:
  std::unique_ptr<Bytes> raw_;
  std::string block_;
  std::size_t at_ = 0;
};

class Plain : public Bytes {
 public:
  explicit Plain(Input input) : input_(std::move(input)) {}
  std::size_t read(char* out, std::size_t size) override {
    const std::string_view left = input_.left().substr(0, size);
    std::memcpy(out, left.data(), left.size());
    input_.used(left.size());
    return left.size();
  }
  std::string problem() const override { return input_.problem(); }

 private:
  Input input_;
};

// RFC 1952: members one after the other are one stream.
class Gzip : public Bytes {
 public:
  explicit Gzip(Input input) : input_(std::move(input)) { usable_ = inflateInit2(&stream_, 15 + 16) == Z_OK; }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;
  ~Gzip() override { inflateEnd(&stream_); }

  std::size_t read(char* out, std::size_t size) override {
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(size, 1U << 30));
    const uInt room = stream_.avail_out;
    while (usable_ && stream_.avail_out == room) {
      const std::string_view left = input_.left();
      if (left.empty()) {
        if (!between_members_) stop("the gzip archive is truncated");
        break;
      }
      if (between_members_ && after_first_ && left.front() != '\x1f') break;  // padding after the last member
      between_members_ = false;
      stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(left.data()));  // zlib does not write to it
      stream_.avail_in = static_cast<uInt>(left.size());
      const int status = inflate(&stream_, Z_NO_FLUSH);
      input_.used(left.size() - stream_.avail_in);
      if (status == Z_STREAM_END) {
        between_members_ = after_first_ = true;
        inflateReset(&stream_);
      } else if (status != Z_OK && status != Z_BUF_ERROR) {
        stop(std::string("the gzip archive is damaged") + (stream_.msg ? std::string(": ") + stream_.msg : ""));
      }
    }
    return room - stream_.avail_out;
  }
  std::string problem() const override { return problem_.empty() ? input_.problem() : problem_; }

 private:
  void stop(std::string why) {
    usable_ = false;
    problem_ = std::move(why) + "; what came before is used";
  }
  Input input_;
  z_stream stream_{};
  bool usable_ = false, between_members_ = true, after_first_ = false;
  std::string problem_;
};

class Zstd : public Bytes {
 public:
  explicit Zstd(Input input) : input_(std::move(input)), stream_(ZSTD_createDStream()) {}

  std::size_t read(char* out, std::size_t size) override {
    ZSTD_outBuffer to{out, size, 0};
    while (problem_.empty() && to.pos == 0) {
      const std::string_view left = input_.left();
      if (left.empty() && !inside_frame_) break;
      ZSTD_inBuffer from{left.data(), left.size(), 0};
      const std::size_t status = ZSTD_decompressStream(stream_.get(), &to, &from);
      input_.used(from.pos);
      if (ZSTD_isError(status)) {
        problem_ =
            std::string("the zstd archive is damaged: ") + ZSTD_getErrorName(status) + "; what came before is used";
      } else if (left.empty() && to.pos == 0) {
        problem_ = "the zstd archive is truncated; what came before is used";
      } else {
        inside_frame_ = status != 0;
      }
    }
    return to.pos;
  }
  std::string problem() const override { return problem_.empty() ? input_.problem() : problem_; }

 private:
  struct Free {
    void operator()(ZSTD_DStream* s) const { ZSTD_freeDStream(s); }
  };
  Input input_;
  std::unique_ptr<ZSTD_DStream, Free> stream_;
  bool inside_frame_ = false;
  std::string problem_;
};

}  // namespace

std::unique_ptr<Bytes> decompressed(std::unique_ptr<Bytes> raw) {
  std::string head(4, '\0');
  std::size_t size = 0;
  while (size < head.size()) {
    const std::size_t n = raw->read(head.data() + size, head.size() - size);
    if (n == 0) break;
    size += n;
  }
  head.resize(size);
  Input input(std::move(raw), head);
  if (head.starts_with("\x1f\x8b")) return std::make_unique<Gzip>(std::move(input));
  if (head == "\x28\xb5\x2f\xfd") return std::make_unique<Zstd>(std::move(input));
  return std::make_unique<Plain>(std::move(input));
}

}  // namespace hearsay
