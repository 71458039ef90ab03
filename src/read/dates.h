/* Dates as records, pages and names of files write them, as the day in ISO 8601. */
#ifndef ERGRAPH_READ_DATES_H
#define ERGRAPH_READ_DATES_H

#include "base/view.h"

#define ER_DAY_SIZE 11 /* "2025-08-24" and the zero byte */

/* The first date within text: "2025-08-24", with or without a time; "2025/08/24", "2025_08_24",
   "20250824"; "24 August 2025", "Sun, 24 Aug 2025 10:00:00 GMT", "August 24, 2025". Only days that
   exist, in the years 1000 to 2999. False where there is none. */
bool er_find_date(er_view text, char day[ER_DAY_SIZE]);

/* The same, for names of files: only the forms in digits. */
bool er_find_iso_date(er_view text, char day[ER_DAY_SIZE]);

#endif
