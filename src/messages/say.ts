import { accessibility } from './en/accessibility.js'
import { accounts } from './en/accounts.js'
import { api } from './en/api.js'
import { backups, restores } from './en/backups.js'
import { callSheet } from './en/call-sheet.js'
import { compare } from './en/compare.js'
import { comparison } from './en/comparison.js'
import { components } from './en/components.js'
import { desk } from './en/desk.js'
import { deskCall } from './en/desk-call.js'
import { deskGuide } from './en/desk-guide.js'
import { deskHistory } from './en/desk-history.js'
import { deskImports } from './en/desk-imports.js'
import { deskListings } from './en/desk-listings.js'
import { deskReports } from './en/desk-reports.js'
import { errors } from './en/errors.js'
import { exports } from './en/exports.js'
import { facts } from './en/facts.js'
import { gate } from './en/gate.js'
import { guide } from './en/guide.js'
import { home } from './en/home.js'
import { hsds } from './en/hsds.js'
import { imports } from './en/imports.js'
import { crisis, layout } from './en/layout.js'
import { listingForm } from './en/listing-form.js'
import { metrics } from './en/metrics.js'
import { number } from './en/numbers.js'
import { about, data, privacy, safety, wordsPage } from './en/pages.js'
import { pictures } from './en/pictures.js'
import { plainText } from './en/plain-text.js'
import { problems } from './en/problems.js'
import { program } from './en/program.js'
import { questions } from './en/questions.js'
import { report } from './en/report.js'
import { search } from './en/search.js'
import { signingIn } from './en/signing-in.js'
import { starts } from './en/starts.js'
import { suggest } from './en/suggest.js'
import { usMap } from './en/us-map.js'

/** Every sentence a person can read, by where it is said. One language a process: another is another folder with the same shape. */
export const say = {
  about,
  accessibility,
  accounts,
  api,
  backups,
  callSheet,
  compare,
  comparison,
  components,
  crisis,
  data,
  desk,
  deskHistory,
  deskImports,
  deskCall,
  deskGuide,
  deskListings,
  deskReports,
  errors,
  exports,
  facts,
  gate,
  guide,
  home,
  hsds,
  imports,
  layout,
  listingForm,
  metrics,
  number,
  pictures,
  plainText,
  privacy,
  problems,
  program,
  questions,
  report,
  restores,
  safety,
  search,
  signingIn,
  usMap,
  starts,
  suggest,
  wordsPage,
}
