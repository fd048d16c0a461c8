import Testing

/// Every event-driven workflow of the catalogue, walked from the event that starts it to the day on which nothing of it is open.
///
/// One suite a document. Who owes, to whom and by when was worked by hand from the texts and the calendar.
@Suite enum EventWorkflows {}
