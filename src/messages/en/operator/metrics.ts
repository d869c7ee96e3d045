/** The HELP text of each metric, by its Prometheus name. */
export const metrics = {
  iop_requests_total: 'Requests answered, by route template.',
  iop_request_duration_seconds: 'Time until an answer was sent or given up, by route template.',
  iop_programs: 'Published programs in memory, without samples.',
  iop_catalogue_seq:
    'Number of the newest change in memory. Where two processes differ, one has yet to hear the rest.',
  iop_pool_connections: 'Connections to the database, and requests that wait for one.',
  iop_kept_answers: 'Finished answers in memory, to be sent again.',
  iop_kept_answer_bytes: 'Bytes of these, with their keys and headers.',
  iop_import_plans_total: 'Plans made of uploaded files.',
  iop_kept_import_plans: 'Plans of uploaded files in memory, to be looked at and applied.',
  iop_kept_import_changes: 'Changes and removals in these.',
  iop_event_loop_delay_seconds: '99th of 100 delays of the event loop since the last look.',
  process_resident_memory_bytes: 'Memory that the process holds.',
  nodejs_heap_used_bytes: 'Memory in use by objects.',
  process_uptime_seconds: 'Time since the process started.',
} as const
