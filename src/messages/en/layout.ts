import { plural } from './plural.js'
/** SAMHSA's treatment helpline, shown wherever a search may end. */
export const helpline = { href: 'tel:+18006624357', number: '1-800-662-4357' }

/** The layout. Crisis numbers: 988lifeline.org, and SAMHSA's National Helpline (samhsa.gov). */
export const crisis = {
  label: 'Help right now',
  lead: 'If you need help right now:',
  lines: [
    { href: 'tel:988', number: '988', what: 'call or text' },
    { href: 'tel:911', number: '911', what: 'emergency' },
    { ...helpline, what: 'free helpline' },
  ],
  more: '988 answers by call or text, day and night. Press 1 for veterans, 2 for Spanish. 1‑800‑662‑4357 (HELP) is SAMHSA’s free treatment helpline. This directory is information, not medical advice: call the program to confirm.',
}

const counted = (n: number, one: string): string => `${n} ${one}${plural(n, '', 's')} ago`
/** Minutes as relative time. */
const agoOf = (minutes: number): string => {
  if (minutes < 60) return counted(minutes, 'minute')
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? counted(hours, 'hour') : counted(Math.floor(hours / 24), 'day')
}

export const layout = {
  language: 'en',
  brand: 'IOP Directory',
  title: (page: string) => `${page} – IOP Directory`,
  skip: 'Skip to the main content',
  leave: 'Leave this page',
  leaveSkip: 'Leave this page now. Pressing Shift three times does the same.',
  leaving: 'Loading',
  site: 'Site',
  more: 'More pages',
  programs: 'Programs',
  guide: 'Guide',
  words: 'Words',
  safety: 'Leaving safely',
  privacy: 'Privacy',
  data: 'What we know and do not',
  about: 'About',
  age: (minutes: number) =>
    `Our list cannot be brought up to date just now. What you see is from ${agoOf(minutes)}. It may still be right: call the program to confirm.`,
  accessibility: 'Accessibility',
  trayLabel: 'Chosen for comparison',
}
