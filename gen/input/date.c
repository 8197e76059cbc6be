/* Dates of the civil calendar as text. */
#include "input/date.h"

#include "base/ascii.h"

#include <string.h>

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

bool date_is_valid(const char *text)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (strlen(text) != 10 || text[4] != '-' || text[7] != '-')
        return false;
    int numbers[3] = {0}, part = 0;
    for (int i = 0; i < 10; i++) {
        if (i == 4 || i == 7)
            part++;
        else if (ascii_is_digit(text[i]))
            numbers[part] = numbers[part] * 10 + (text[i] - '0');
        else
            return false;
    }
    int year = numbers[0], month = numbers[1], day = numbers[2];
    if (month < 1 || month > 12 || day < 1)
        return false;
    return day <= days[month - 1] + (month == 2 && is_leap(year));
}
