#include "result.h"

int cli_write_result(cli_session *session,
                     er_status (*write)(void *context, er_writer *writer, er_error *error),
                     void *context)
{
    er_writer *writer;
    er_error error;
    er_status status = er_writer_new_stream(&writer, stdout, &error);
    if (status != ER_OK)
        return cli_session_fail(session, &error);
    status = write(context, writer, &error);
    if (status == ER_OK)
        status = er_writer_finish(writer, &error);
    er_writer_free(writer);
    return status == ER_OK ? cli_session_end(session) : cli_session_fail(session, &error);
}

void cli_print_json(er_writer *writer, const cJSON *json)
{
    char *text = json ? cJSON_Print(json) : NULL;
    if (text) {
        er_writer_string(writer, text);
        er_writer_string(writer, "\n");
    } else {
        er_writer_fail(writer, ER_NO_MEMORY, "out of memory");
    }
    cJSON_free(text);
}

cJSON *cli_add_object(cJSON *array)
{
    cJSON *object = cJSON_CreateObject();
    if (object && cJSON_AddItemToArray(array, object))
        return object;
    cJSON_Delete(object);
    return NULL;
}
