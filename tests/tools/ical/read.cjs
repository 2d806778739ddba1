// Reads a calendar file on the standard input with ical.js, as a client does: every date of every event, its instant worked out
// from the zone the file itself defines. Answers one line of JSON.
'use strict';
const ICAL = require('ical.js').default ?? require('ical.js');

let text = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', chunk => { text += chunk; });
process.stdin.on('end', () => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zones = calendar.getAllSubcomponents('vtimezone').map(zone => {
    const known = new ICAL.Timezone(zone);
    ICAL.TimezoneService.register(known);
    return known.tzid;
  });
  const instant = time => time.isDate ? time.toString() : new Date(time.toUnixTime() * 1000).toISOString();
  const all = calendar.getAllSubcomponents('vevent');
  const moved = all.filter(e => e.hasProperty('recurrence-id'));
  const events = all.filter(e => !e.hasProperty('recurrence-id')).map(component => {
    const event = new ICAL.Event(component);
    moved.filter(e => e.getFirstPropertyValue('uid') === event.uid).forEach(e => event.relateException(e));
    const dates = [];
    const add = details => dates.push({
      start: instant(details.startDate), end: details.endDate ? instant(details.endDate) : null,
      status: (details.item ?? event).component.getFirstPropertyValue('status'), summary: (details.item ?? event).summary,
    });
    if (event.isRecurring()) {
      const each = event.iterator();
      for (let next = each.next(); next && dates.length < 1000; next = each.next()) add(event.getOccurrenceDetails(next));
    } else {
      add({ item: event, startDate: event.startDate, endDate: event.endDate });
    }
    return { uid: event.uid, summary: event.summary, location: event.location, description: event.description, recurring: event.isRecurring(), dates };
  });
  process.stdout.write(JSON.stringify({ name: calendar.getFirstPropertyValue('x-wr-calname'), zones, events }) + '\n');
});
