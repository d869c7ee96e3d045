/** For editors: how to phone, what is a source, what “not stated” means, what not to write. */
export const adminGuide = {
  title: 'Guide for editors',
  lead: 'Somebody frightened reads what you write, on a phone, at night. Short, true and dated is kind.',
  sections: [
    {
      id: 'phone',
      title: 'How to phone',
      lines: [
        'Open the call sheet of the listing. It has their number, and the questions in the order people ask them.',
        'Say: “My name is … I keep a free public directory of intensive outpatient programs. We take no money. May I check five minutes of facts with you?”',
        'Ask for intake or admissions, and ask first: Are you taking new people? How soon can someone start? How many hours a week, on which days, at what times?',
        'Then: in person or online, and from which states; ages; what they treat; which plans they take; what it costs without one.',
        'Repeat what you heard. Press “Still true” for each fact that stands. Where it does not, use “They say otherwise” and type the new answer. The form keeps that it was by phone today.',
        'If a number is dead, or something is plainly wrong, strike it out: open “It is known to be wrong”, say why, and press the button. Visitors no longer see it, and no list brings it back.',
        'If they do not know, leave it empty. If they do not want to say, leave it empty too. Never press them, and never pretend to look for care.',
        'Thank them, and say how they can tell us when something changes.',
      ],
    },
    {
      id: 'source',
      title: 'What counts as a source',
      lines: [
        'Their own web page, with its address, and the day you read it.',
        'What somebody at the program told you by phone or by email, and the day.',
        'A government list. Those come in by themselves; you cannot change what they say, but what you state stands above it.',
        'Not a source: other directories, review sites, advertisements, a search engine’s box, what “everybody knows”, or your guess from a similar program.',
        'A visitor’s report is a reason to call, and no source.',
        '“No source yet” is allowed while you write a draft. Hours without a source cannot be published.',
        'Keep the program’s own words where they are odd or exact, such as “up to 12 hours”. Quote the fact, not the praise.',
      ],
    },
    {
      id: 'not-stated',
      title: 'What “not stated” means',
      lines: [
        'Nobody has told us. It never means no.',
        'Leave a field empty when you do not know. Visitors read “Not stated” and get a question to ask.',
        'Do not fill in what is usual. A group that is “probably in the evening” is not stated.',
        'Emptying a field takes back only what we stated. What a directory or their page says stands again. Strike that out where it is wrong.',
        'A fact about the whole building is not a fact about this program. Say what it is about.',
      ],
    },
    {
      id: 'never',
      title: 'What never to write',
      lines: [
        'Praise: best, leading, top-rated, premier, world-class, “verified”. We list facts.',
        'Words that hurt: “addict”, “abuse”, “clean”. Say “person”, “substance use”, “without substances”. A program’s own name stays as it is.',
        'Anything about a person: who is in treatment, who told you, a staff member’s private number.',
        'A street that a program keeps back, such as a shelter’s. Tick “The program keeps its address back”.',
        'An intake page or number that is not theirs: a directory, a call center that sells calls, an address with tracking marks.',
        'Advice. Whether a program is right for somebody is not ours to say.',
      ],
    },
    {
      id: 'publish',
      title: 'Before you publish',
      lines: [
        'What stops a listing is named beside the button, with a link to the place to mend it. Warnings may be published over, after a look.',
        'Look at the preview as a visitor would.',
        'Pause a listing that is closed for a while, and say why and until when. Archive one that has closed for good. Nothing is deleted.',
        'Every change stands in the history with your name, and can be taken back.',
      ],
    },
  ],
}
