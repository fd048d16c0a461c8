#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

// Swift cannot call what takes a varying number of arguments.

static inline CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *text) {
  return curl_easy_setopt(handle, option, text);
}

static inline CURLcode ccurl_set_number(CURL *handle, CURLoption option, long number) {
  return curl_easy_setopt(handle, option, number);
}

static inline CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *pointer) {
  return curl_easy_setopt(handle, option, pointer);
}

static inline long ccurl_response(CURL *handle) {
  long code = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &code);
  return code;
}

// Ends what runs once a number that other threads may set is not 0.
static inline int ccurl_is_stopped(void *flag, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d) {
  (void)a, (void)b, (void)c, (void)d;
  return __atomic_load_n((int *)flag, __ATOMIC_RELAXED);
}

static inline void ccurl_stop(int *flag) { __atomic_store_n(flag, 1, __ATOMIC_RELAXED); }

static inline void ccurl_stops_with(CURL *handle, int *flag) {
  curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, ccurl_is_stopped);
  curl_easy_setopt(handle, CURLOPT_XFERINFODATA, flag);
  curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
}
