// Every kind of page in the states that matter, as data: a new page is a line here, and
// pages.test.ts says when one is missing.

const asked = (...slugs) => slugs.map((slug) => `program=${slug}`).join('&')
/**
 * Real programs of the bundled catalogue, whose addresses never change: four in Houston with stated
 * hours, and what SAMHSA alone lists.
 */
const adults =
  'houston-behavioral-healthcare-hospital-delta-intensive-outpatient-program-adult-houston-tx-okv3'
const veterans =
  'va-houston-health-care-substance-disorders-treatment-program-intensive-outpatient-program-tdd4'
const children =
  'houston-ocd-program-child-adolescent-intensive-outpatient-program-ocd-and-anxiety-houston-otxv'
const listed = 'montrose-center-houston-tx-iop-f5fh'
const stated =
  'hartgrove-hospital-intensive-outpatient-program-iop-for-adolescents-chicago-il-iop-bvvf'
const mixed = 'behavioral-health-intervention-center-charlotte-nc-iop-juhb'
const virtual =
  'seattle-childrens-eating-disorders-intensive-outpatient-program-seattle-wa-iop-pi66'

/**
 * What to take. `at` is an address; words in braces stand for what an editor has just
 * made (admin.mjs). `do` presses and types before the picture is taken. `window`: only what a window
 * shows, not the page to its end. `status` where it is not 200.
 */
const visitorPages = [
  { name: 'home', at: '/' },
  { name: 'home-window', at: '/', window: true },
  { name: 'search-all', at: '/programs' },
  { name: 'search-state', at: '/programs?state=OH' },
  { name: 'search-place', at: `/programs?near=77030&hours_max=15&${asked(adults, veterans)}` },
  {
    name: 'search-place-window',
    at: `/programs?near=77030&hours_max=15&${asked(adults, veterans)}`,
    window: true,
  },
  {
    name: 'search-one-chosen',
    at: `/programs?near=77030&hours_max=15&${asked(adults)}`,
    window: true,
  },
  {
    name: 'search-filtered',
    at: '/programs?near=77030&payment=medicaid&payment=private&telehealth=offered&modality=cbt&modality=family&age=adults',
  },
  {
    name: 'search-filtered-window',
    at: '/programs?near=77030&payment=medicaid&payment=private&telehealth=offered&modality=cbt&modality=family&age=adults',
    window: true,
  },
  { name: 'search-words', at: '/programs?q=recovry+for+teens+in+austin+on+medicaid' },
  { name: 'search-suggestions', at: '/', do: [['type', '#near', 'colum']], window: true },
  { name: 'search-nothing', at: '/programs?near=99950&within=5&age=children&hours_max=9' },
  { name: 'search-odd', at: '/programs?near=Springfield&nonsense=1&hours_max=lots' },
  {
    name: 'search-sheet',
    at: '/programs?near=77030&payment=medicaid',
    do: [['press', '[popovertarget="filters"]']],
    window: true,
    widths: [360],
  },
  { name: 'all-filters', at: '/filters?near=77030&payment=medicaid&medication=methadone' },
  { name: 'program-stated', at: `/programs/${stated}` },
  { name: 'program-mixed', at: `/programs/${mixed}` },
  { name: 'program-listed', at: `/programs/${listed}` },
  { name: 'program-virtual', at: `/programs/${virtual}` },
  { name: 'report', at: `/programs/${listed}/report` },
  {
    name: 'report-errors',
    at: `/programs/${listed}/report`,
    do: [
      ['press', '#other'],
      ['press', 'form[method="post"] .main'],
    ],
  },
  { name: 'program-with-one-chosen', at: `/programs/${veterans}?${asked(adults)}`, window: true },
  { name: 'compare-2', at: `/compare?${asked(adults, veterans)}` },
  { name: 'compare-2-differences', at: `/compare?${asked(adults, veterans)}&rows=differences` },
  {
    name: 'compare-2-window',
    at: `/compare?${asked(adults, veterans)}`,
    do: [['scroll', 570]],
    window: true,
  },
  { name: 'compare-3', at: `/compare?${asked(adults, veterans, children)}` },
  { name: 'compare-3-window', at: `/compare?${asked(adults, veterans, children)}`, window: true },
  { name: 'compare-4', at: `/compare?${asked(adults, veterans, children, listed)}` },
  { name: 'compare-one', at: `/compare?${asked(adults)}` },
  { name: 'compare-none', at: '/compare' },
  { name: 'call-sheet', at: `/call-sheet?${asked(adults, listed)}` },
  { name: 'call-sheet-none', at: '/call-sheet' },
  { name: 'guide', at: '/guide' },
  { name: 'words', at: '/guide/words' },
  { name: 'about', at: '/about' },
  { name: 'privacy', at: '/privacy' },
  { name: 'safety', at: '/safety' },
  { name: 'accessibility', at: '/accessibility' },
  { name: 'data', at: '/data' },
  { name: 'components', at: '/components' },
  { name: 'nowhere', at: '/nowhere', status: 404 },
  { name: 'program-unknown', at: '/programs/no-such-program', status: 404 },
  { name: 'odd-address', at: '/programs/%E0%A4%A', status: 400 },
]

const adminPages = [
  { name: 'sign-in', at: '/admin/sign-in', out: true },
  {
    name: 'sign-in-refused',
    at: '/admin/sign-in',
    out: true,
    do: [['press', 'form .main']],
    status: 200,
  },
  { name: 'join', at: '{join}', out: true },
  { name: 'join-used', at: '/admin/join/nothing', out: true, status: 404 },
  { name: 'receipt', at: '/reports/{code}', out: true },
  { name: 'dashboard', at: '/admin' },
  { name: 'listings', at: '/admin/listings' },
  { name: 'listings-found', at: '/admin/listings?q=harbor&state=OH' },
  { name: 'listings-nothing', at: '/admin/listings?q=nothingatall' },
  { name: 'listing', at: '/admin/listings/{listing}' },
  { name: 'listing-window', at: '/admin/listings/{listing}', window: true },
  { name: 'listing-listed', at: '/admin/listings/{listed}' },
  {
    name: 'listing-errors',
    at: '/admin/listings/{listing}',
    do: [
      ['type', '#phone', 'oops'],
      ['type', '[id="hours.min"]', 'x'],
      ['press', '.save .main'],
    ],
  },
  { name: 'listing-new', at: '/admin/listings/new' },
  { name: 'listing-preview', at: '/admin/listings/{listing}/preview' },
  { name: 'listing-duplicate', at: '/admin/listings/{listing}/duplicate' },
  { name: 'listing-call', at: '/admin/listings/{listed}/call' },
  { name: 'listing-history', at: '/admin/listings/{listing}/history' },
  { name: 'imports', at: '/admin/imports' },
  { name: 'import-draft', at: '/admin/imports/drafts/{draft}' },
  { name: 'import-draft-new', at: '/admin/imports/drafts/{draft}?group=new' },
  { name: 'import-draft-problems', at: '/admin/imports/drafts/{draft}?group=problems' },
  { name: 'import-run', at: '/admin/imports/{run}' },
  { name: 'reports', at: '/admin/reports' },
  { name: 'report-waiting', at: '/admin/reports/{waiting}' },
  { name: 'report-closed', at: '/admin/reports/{closed}' },
  { name: 'history', at: '/admin/history' },
  { name: 'change', at: '/admin/history/{change}' },
  { name: 'editors', at: '/admin/editors' },
  { name: 'editor', at: '/admin/editors/{editor}' },
  { name: 'account', at: '/admin/account' },
  { name: 'authenticator', at: '/admin/account/authenticator' },
  { name: 'admin-guide', at: '/admin/guide' },
  { name: 'admin-nowhere', at: '/admin/nowhere', status: 404 },
]

export const pages = [
  ...visitorPages.map((page) => ({ ...page, room: 'site' })),
  ...adminPages.map((page) => ({ ...page, room: 'admin' })),
]

/**
 * What the README shows: a page in a window of that size, so many times larger; `paper` is its
 * first printed sheet.
 */
const phone = { width: 360, height: 740, scale: 2 }
const desk = { width: 1280, height: 860, scale: 1.25 }
export const pictures = [
  { file: 'search-phone-night', name: 'search-place-window', ...phone, colorScheme: 'dark' },
  { file: 'program-phone', name: 'program-stated', ...phone, colorScheme: 'light' },
  { file: 'compare-phone-night', name: 'compare-2-window', ...phone, colorScheme: 'dark' },
  { file: 'search-desk', name: 'search-filtered', ...desk, colorScheme: 'light' },
  { file: 'compare-desk-night', name: 'compare-3', ...desk, colorScheme: 'dark' },
  { file: 'call-sheet-paper', name: 'call-sheet', paper: true },
]

/** Small phones, tablets, desks. Heights are those of such windows. */
export const sizes = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1280, height: 900 },
]
export const colorSchemes = ['light', 'dark']
