#include <sqlite3.h>

// Swift cannot call what takes a varying number of arguments.
static inline int csqlite_set(sqlite3 *db, int option, int value) { return sqlite3_db_config(db, option, value, (int *)0); }

// Nor does it see constants that are reckoned from others.
static const int CSQLITE_IOERR_READ = SQLITE_IOERR_READ;
static const int CSQLITE_IOERR_SHORT_READ = SQLITE_IOERR_SHORT_READ;
static const int CSQLITE_IOERR_WRITE = SQLITE_IOERR_WRITE;
static const int CSQLITE_IOERR_FSYNC = SQLITE_IOERR_FSYNC;
static const int CSQLITE_IOERR_DIR_FSYNC = SQLITE_IOERR_DIR_FSYNC;
static const int CSQLITE_IOERR_TRUNCATE = SQLITE_IOERR_TRUNCATE;
static const int CSQLITE_IOERR_DELETE = SQLITE_IOERR_DELETE;
static const int CSQLITE_CONSTRAINT_UNIQUE = SQLITE_CONSTRAINT_UNIQUE;
static const int CSQLITE_CONSTRAINT_PRIMARYKEY = SQLITE_CONSTRAINT_PRIMARYKEY;
static const int CSQLITE_CONSTRAINT_ROWID = SQLITE_CONSTRAINT_ROWID;
