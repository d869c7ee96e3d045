import { callSheet } from './en/call-sheet.js'
import { compare } from './en/compare.js'
import { comparison } from './en/comparison.js'
import { desk } from './en/desk.js'
import { errors } from './en/errors.js'
import { exports } from './en/exports.js'
import { facts } from './en/facts.js'
import { guide } from './en/guide.js'
import { home } from './en/home.js'
import { imports } from './en/imports.js'
import { crisis, layout } from './en/layout.js'
import { number } from './en/numbers.js'
import { about, data, privacy, safety, wordsPage } from './en/pages.js'
import { pictures } from './en/pictures.js'
import { problems } from './en/problems.js'
import { program } from './en/program.js'
import { questions } from './en/questions.js'
import { search } from './en/search.js'
import { suggest } from './en/suggest.js'

/** Every sentence a person can read, by where it is said. One language a process: another is another folder with the same shape. */
export const say = {
  about,
  callSheet,
  compare,
  comparison,
  crisis,
  data,
  desk,
  errors,
  exports,
  facts,
  guide,
  home,
  imports,
  layout,
  number,
  pictures,
  privacy,
  problems,
  program,
  questions,
  safety,
  search,
  suggest,
  wordsPage,
}
