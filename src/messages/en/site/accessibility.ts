import type { TextPage } from '../../shapes/text-page.js'

/** `contact` is where the operator takes reports of barriers; null where none is set. */
export const accessibility = (
  contact: Readonly<{ href: string; text: string }> | null,
): TextPage => ({
  title: 'Accessibility',
  lead: 'Everyone should be able to use this site. Our goal is WCAG 2.2, level AA. We test for it ourselves; nobody from outside has checked it.',
  sections: [
    {
      title: 'What we test',
      promises: [
        {
          text: 'A checking tool (axe) finds no fault on any page. It looks at light colors on a desk, and at dark ones on a small phone.',
          proof: 'test/browser/access.test.ts',
        },
        {
          text: 'No page scrolls sideways at a width of 320 pixels. That is a common screen with the page made four times as large.',
          proof: 'test/browser/access.test.ts',
        },
        {
          text: 'You can go from a search to a program’s own intake with a keyboard alone. You always see where you are.',
          proof: 'test/browser/keyboard.test.ts',
        },
        {
          text: 'You can do all of that with scripts turned off.',
          proof: 'test/browser/journey.test.ts',
        },
        {
          text: 'Nothing is cut off at 400%, with letters twice as large, or with more space between lines, words and letters.',
          proof: 'test/browser/own-settings.test.ts',
        },
        {
          text: 'In colors that you set yourself, every button, choice and mark can still be seen.',
          proof: 'test/browser/own-settings.test.ts',
        },
        { text: 'Nothing moves or blinks.', proof: 'test/browser/own-settings.test.ts' },
        {
          text: 'The list that opens as you type works with a keyboard, and says how many choices it has.',
          proof: 'test/browser/suggest.test.ts',
        },
        {
          text: 'The help lines and the links to help are in the same place on every page.',
          proof: 'test/site/pages/consistent-help.test.ts',
        },
        {
          text: 'Every phone number in our own words can be called with one tap.',
          proof: 'test/site/facts/phones.test.ts',
        },
        { text: 'Our sentences are short and plain.', proof: 'test/messages/readability.test.ts' },
        { text: 'Every page is valid HTML.', proof: 'test/addresses.test.ts' },
      ],
    },
    {
      title: 'What we have not tried',
      list: [
        'Screen readers, such as VoiceOver, TalkBack, NVDA and JAWS.',
        'Safari on an iPhone, and Firefox. Our tests use Chromium, which Chrome and Edge are made from.',
        'Voice control and switches.',
        'A test by people who use such tools every day.',
      ],
    },
    {
      title: 'What we know is not perfect',
      list: [
        'Some states on the map are small to tap. The list below the map has the same links.',
        'With three or four programs side by side on a phone, the table scrolls in its own frame.',
        'The names and words that programs gave us are their own. Some are hard to read.',
      ],
    },
    {
      title: 'If something does not work for you',
      paragraphs: [
        contact
          ? 'Please tell us what you tried to do, and with what. You do not have to say why you were here.'
          : 'Whoever runs this site has not said yet where to write.',
        'You can also call SAMHSA’s free helpline at 1-800-662-4357, day and night. They can look for programs with you.',
      ],
      links: contact ? [contact] : [],
    },
  ],
})
