/* Writes the source of a constant that holds the bytes of a file.
 *
 *     embed NAME FILE >NAME.c
 *
 * NAME and NAME_size are what web/embedded.h declares. Runs when the program
 * is built. */
#include <stdio.h>

enum { BYTES_IN_A_LINE = 20 };

int main(int count, char **arguments)
{
    FILE *file = count == 3 ? fopen(arguments[2], "rb") : NULL;
    if (!file) {
        perror(count == 3 ? arguments[2] : "embed NAME FILE");
        return 1;
    }
    const char *name = arguments[1];
    printf("#include \"web/embedded.h\"\n\nconst unsigned char %s[] = {", name);
    size_t size = 0;
    for (int byte; (byte = getc(file)) != EOF; size++)
        printf("%s%d,", size % BYTES_IN_A_LINE ? "" : "\n    ", byte);
    printf("\n    0};\nconst size_t %s_size = %zu;\n", name, size);
    return ferror(file) || fclose(file) || fflush(stdout);
}
