#include <microhttpd.h>

// Swift cannot call what takes a varying number of arguments.

typedef void *(*CMicroHTTPDLineCallback)(void *context, const char *target, struct MHD_Connection *connection);
typedef size_t (*CMicroHTTPDUnescapeCallback)(void *context, struct MHD_Connection *connection, char *text);

static inline struct MHD_Daemon *cmicrohttpd_start(
  int socket, unsigned int threads, unsigned int connections, size_t memory, void *context,
  MHD_NotifyConnectionCallback connection, CMicroHTTPDLineCallback line, CMicroHTTPDUnescapeCallback unescape,
  MHD_AccessHandlerCallback request, MHD_RequestCompletedCallback completed) {
  return MHD_start_daemon(
    MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_ALLOW_SUSPEND_RESUME, 0, 0, 0, request, context,
    MHD_OPTION_LISTEN_SOCKET, (MHD_socket)socket, MHD_OPTION_THREAD_POOL_SIZE, threads, MHD_OPTION_CONNECTION_LIMIT,
    connections, MHD_OPTION_CONNECTION_MEMORY_LIMIT, memory, MHD_OPTION_CONNECTION_TIMEOUT, 0u,
    MHD_OPTION_NOTIFY_CONNECTION, connection, context, MHD_OPTION_URI_LOG_CALLBACK, line, context,
    MHD_OPTION_UNESCAPE_CALLBACK, unescape, context, MHD_OPTION_NOTIFY_COMPLETED, completed, context, MHD_OPTION_END);
}

static inline int cmicrohttpd_socket(struct MHD_Connection *connection) {
  return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
}

static inline void *cmicrohttpd_socket_context(struct MHD_Connection *connection) {
  return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context;
}

static inline const struct sockaddr *cmicrohttpd_peer(struct MHD_Connection *connection) {
  return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr;
}

static inline _Bool cmicrohttpd_is_suspended(struct MHD_Connection *connection) {
  return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_SUSPENDED)->suspended != MHD_NO;
}

static inline size_t cmicrohttpd_head_size(struct MHD_Connection *connection) {
  return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE)->header_size;
}
