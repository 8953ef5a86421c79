import { z } from 'zod';
import { isTimezone } from '../protocol/departments';
import { pageUrl } from '../protocol/text';
import { isPhoneCountry } from './phone';

/** Whole days as text; `0`: for ever. */
const days = z.string().regex( /^\d{1,4}$/ );

/**
 * The settings of WordPress that the relay knows, by their names there: a line each, with what holds until WordPress has told
 * the value. WordPress tells every setting that is marked for the relay; those that are not named here are passed over.
 */
export const relaySettings = z.object( {
	isMissedChatMailOn: z.boolean().catch( true ),
	isPrechatOn: z.boolean().catch( false ),
	prechatFields: z.string().catch( '[]' ),
	prechatConsentText: z.string().catch( '' ),
	/** A page on the web, or empty: it becomes a link in every visitor's browser. */
	prechatConsentUrl: pageUrl.catch( '' ),
	/** The form's words in other languages, as JSON. */
	prechatWords: z.string().catch( '{}' ),
	isPrechatForMembers: z.boolean().catch( false ),
	missedChatMinutes: z.int().min( 1 ).max( 120 ).catch( 5 ),
	isAnswerMailOn: z.boolean().catch( true ),
	answerMailMinutes: z.int().min( 1 ).max( 120 ).catch( 5 ),
	hasOpeningHours: z.boolean().catch( false ),
	/** As `readOpeningHours` reads them. */
	openingHours: z.string().catch( '' ),
	/** Of the site, where its opening hours do not say another. */
	timezone: z.string().refine( isTimezone ).catch( 'UTC' ),
	/** Where phone numbers without a country code belong; empty: they are refused. */
	phoneCountry: z.string().refine( isPhoneCountry ).catch( '' ),
	/** Whether visitors take up again what has ended. */
	allowReopening: z.boolean().catch( true ),
	leftQueueMinutes: z.int().min( 1 ).max( 120 ).catch( 5 ),
	/** How long after their last page of wp-admin an agent counts as gone. */
	agentAwaySeconds: z.int().min( 20 ).max( 600 ).catch( 60 ),
	conversationsPerAgent: z.int().min( 1 ).max( 100 ).catch( 10 ),
	conversationRetentionDays: days.catch( '0' ),
	visitorFactsRetentionDays: days.catch( '90' ),
} );

export type RelaySettings = z.infer< typeof relaySettings >;
