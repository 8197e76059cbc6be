/* What --help prints: of the program, and of each command. */
#ifndef CLI_OPTIONS_HELP_H
#define CLI_OPTIONS_HELP_H

extern const char help_general[];
extern const char help_build[];
extern const char help_explain[];
extern const char help_diff[];
extern const char help_check[];
extern const char help_new[];
extern const char help_record[];

#endif
