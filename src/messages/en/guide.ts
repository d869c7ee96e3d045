import type { TextPage } from '../text-page.js'

/**
 * What an IOP is. Hours: ASAM Criteria, 3rd edition (levels 1, 2.1, 2.5) and SAMHSA's advisory of 2021 on intensive outpatient treatment.
 * Outcomes: McCarty and others, Psychiatric Services 2014, 65(6), 718–726. Paraphrased.
 */
export const guide: TextPage = {
  title: 'A short guide to intensive outpatient programs',
  lead: 'What it is, whom it suits, what a week asks of you, and what comes before and after.',
  sections: [
    {
      title: 'What it is',
      paragraphs: [
        'An intensive outpatient program (IOP) is planned treatment several times a week while you live at home. Most of it is in groups. There is also time alone with a counselor, and often time with family.',
        'It is more than weekly therapy, and less than a day program or a hospital. Adults usually have 9 to 19 hours a week, teenagers 6 to 19. A day program (PHP) asks for 20 hours or more.',
        'Programs use the word freely. Some that say “IOP” meet for 6 hours a week and some for 30. Look at the hours, not only at the name.',
      ],
    },
    {
      title: 'How it works',
      list: [
        'First someone asks about your health, your safety and your days, by phone or in a visit. This is called intake.',
        'You get a weekly plan. Three hours on three days is common. Evening and online groups exist.',
        'Groups teach skills and give room to talk. One-to-one visits follow your own goals.',
        'Many programs can see you about medicine. Ask if this one does.',
        'Most people stay six to twelve weeks. Often the time depends on how you are doing.',
      ],
    },
    {
      title: 'Whom it suits',
      paragraphs: [
        'It suits people who need more than a visit a week, who are safe at home between sessions, and who have a place to live and a way to get there or to join online.',
        'It may not be enough if you are in danger, very ill, or likely to have dangerous withdrawal. A doctor or a helpline can help you decide. In an emergency, call 911. In a crisis, call or text 988.',
        'For people with drug or alcohol problems who do not need care around the clock, studies found that results of IOPs and of inpatient care were about alike. Results differed a lot from program to program.',
      ],
    },
    {
      title: 'What a week asks',
      list: [
        'Nine or more hours in sessions, and the way there and back.',
        'Some tasks between sessions.',
        'Time off work or school, or an evening group. Ask for a letter if you need one.',
        'Someone for your children during sessions. A few places help with this.',
        'Being there. Ask early what happens when you miss a day.',
      ],
    },
    {
      title: 'Before and after',
      paragraphs: [
        'People come to an IOP from two sides. Some step down from a hospital, a residence or a day program. Some step up because weekly visits are not enough.',
        'A good plan says what comes next: fewer hours in the same place, weekly visits, a group, and whom to call when it gets hard. Ask about it in the first week.',
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
