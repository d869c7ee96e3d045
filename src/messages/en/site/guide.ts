import type { TextPage } from '../../shapes/text-page.js'

/**
 * What an IOP is, paraphrased. Hours: ASAM Criteria, 3rd edition (levels 1, 2.1, 2.5), and SAMHSA's
 * advisory of 2021. Outcomes: McCarty and others, Psychiatric Services 2014, 65(6), 718–726.
 */
export const guide: TextPage = {
  title: 'A short guide to intensive outpatient programs',
  lead: 'An intensive outpatient program (IOP) is treatment several times a week while you live at home. It is more than weekly therapy and less than a hospital.',
  sections: [
    {
      title: 'What it is',
      paragraphs: [
        'Adults usually have 9 to 19 hours a week, and teenagers 6 to 19. A day program (PHP) is the next step up. It asks for 20 hours or more.',
        'Most of the time you are in a group. You also have time alone with a counselor, and often time with your family.',
        'The name does not say it all. Some programs called “IOP” meet for 6 hours a week, and some for 30. Look at the hours too.',
      ],
    },
    {
      title: 'How it works',
      list: [
        'First comes intake. Someone asks about your health, your safety and your days, by phone or in a visit.',
        'You get a weekly plan. Three hours on three days is common. Evening and online groups exist.',
        'Groups teach skills and give room to talk. One-to-one visits follow your own goals.',
        'Many programs have someone who can see you about medicine. Ask if yours does.',
        'Most people stay six to twelve weeks. Often the time depends on how you are doing.',
      ],
    },
    {
      title: 'Who it is for',
      paragraphs: [
        'It is for people who need more than one visit a week and are safe at home between sessions. You need a place to live, and a way to get there or to join online.',
        'It may not be enough if you are in danger, very ill, or likely to have dangerous withdrawal. A doctor or a helpline can help you decide. In an emergency, call 911. In a crisis, call or text 988.',
        'Does it work? Studies looked at people with drug or alcohol problems who did not need care around the clock. They did about as well in an IOP as in inpatient care. Results differed a lot from program to program.',
      ],
    },
    {
      title: 'What a week asks',
      list: [
        'Nine hours or more in sessions for most adults, and the way there and back.',
        'Some tasks between sessions.',
        'Time off work or school, or an evening group. If work or school needs a letter, ask the program for one.',
        'Someone to look after your children during sessions. A few programs help with this.',
        'Showing up. Ask early what happens if you miss a day.',
      ],
    },
    {
      title: 'Before and after',
      paragraphs: [
        'Some people step down to an IOP from a hospital, a live-in program or a day program. Some step up to it because weekly visits are not enough.',
        'A good plan says what comes next. It may be fewer hours in the same place, weekly visits or a group. It also says who to call when it gets hard. Ask about it in the first week.',
      ],
    },
    {
      title: 'Where this comes from',
      list: [
        'SAMHSA, Advisory on clinical issues in intensive outpatient treatment for substance use, 2021.',
        'McCarty and others, a review of the evidence for intensive outpatient programs, Psychiatric Services 65(6), 2014, pages 718 to 726.',
        'The ASAM Criteria, third edition, for the hours of each level of care.',
      ],
    },
  ],
}
