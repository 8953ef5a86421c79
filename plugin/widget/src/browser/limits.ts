/*
 * The limits that a visitor meets, one by one: the whole list would be in chat.js otherwise.
 */
import { LIMITS } from '../../../../relay/protocol/limits';

export const MESSAGE_CHARACTERS = LIMITS.messageCharacters;
export const NAME_CHARACTERS = LIMITS.nameCharacters;
export const EMAIL_CHARACTERS = LIMITS.emailCharacters;
export const TITLE_CHARACTERS = LIMITS.titleCharacters;
export const URL_CHARACTERS = LIMITS.urlCharacters;
export const RATING_COMMENT_CHARACTERS = LIMITS.ratingCommentCharacters;
export const SEARCH_CHARACTERS = LIMITS.searchCharacters;
export const PHONE_CHARACTERS = LIMITS.phoneCharacters;
export const PRECHAT_LINE_CHARACTERS = LIMITS.prechatLineCharacters;
export const PRECHAT_PARAGRAPH_CHARACTERS = LIMITS.prechatParagraphCharacters;
