/* Days as numbers that sort: year * 10000 + month * 100 + day; a month or day that is not known
   is 0, and so is a date that is none. */
#ifndef ERGRAPH_BASE_DATE_H
#define ERGRAPH_BASE_DATE_H

#include "base/view.h"

#define ER_DATE_SIZE 11 /* bytes of "2025-08-24" and the zero byte */

/* The day at the start of an ISO 8601 date ("2025", "2025-08", "2025-08-24T10:00:00Z"); 0 where
   date is NULL or begins with no such thing. */
uint32_t er_date_parse(const char *date);

/* The ISO form of a day that is not 0. */
void er_date_print(uint32_t day, char out[ER_DATE_SIZE]);

/* year * 12 + month - 1, as er_month counts; 0 where the month is not known. */
uint32_t er_date_month(uint32_t day);

#endif
