import type { Message } from '../protocol';
import { isVisible, withoutDirectionMarks } from './direction-marks';
import { languageOf, LocalTime } from './local-time';

export type TranscriptFormat = 'html' | 'text';

/** Who reads a transcript, and what it is about. */
export interface TranscriptFrame {
	readonly format: TranscriptFormat;
	readonly locale: string | null;
	readonly timezone: string | null;
	/** Names the conversation: the site. */
	readonly title: string;
}

/** What who has no name is called. */
const VISITOR: Readonly< Record< string, string > > = { en: 'Visitor', de: 'Besucher', ar: 'زائر' };
const AGENT: Readonly< Record< string, string > > = { en: 'Agent', de: 'Teammitglied', ar: 'الموظف' };

const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/;

const STYLES =
	'body{max-width:640px;margin:24px auto;padding:0 16px;font:16px/1.5 system-ui,sans-serif;color:#1d2327;background:#fff;overflow-wrap:anywhere}' +
	'h1{font-size:20px}section{margin:0 0 16px;break-inside:avoid}h2{margin:0;font-size:14px}time{font-weight:400;color:#50575e}' +
	'p{margin:0;white-space:pre-wrap}';

/** Writes what was said to be read afterwards, as a page or as plain text. Every text goes in as it is and is escaped here. */
export class TranscriptWriter {
	private readonly language: string;
	private readonly time: LocalTime;

	constructor( private readonly frame: TranscriptFrame ) {
		this.language = languageOf( frame.locale );
		this.time = new LocalTime( frame.locale, frame.timezone );
	}

	/** Returns what stands above the messages. */
	head(): string {
		const { format, title } = this.frame;
		if ( format === 'text' ) {
			return `${ title }\n`;
		}
		const direction = RIGHT_TO_LEFT.test( this.language ) ? 'rtl' : 'ltr';
		return (
			`<!DOCTYPE html>\n<html lang="${ escape( this.language ) }" dir="${ direction }">\n<head><meta charset="utf-8">` +
			`<meta name="viewport" content="width=device-width"><title>${ escape( title ) }</title><style>${ STYLES }</style></head>\n` +
			`<body><h1>${ escape( title ) }</h1>\n`
		);
	}

	/** Returns one message with who wrote it and when. */
	message( { author, body, createdAt }: Message ): string {
		const name = isVisible( author.name ) ? withoutDirectionMarks( author.name ) : this.nameless( author.type );
		const at = this.time.moment( Date.parse( createdAt ) );
		return this.frame.format === 'text'
			? `\n${ name }, ${ at }\n${ body }\n`
			: `<section><h2><bdi>${ escape( name ) }</bdi> <time datetime="${ escape( createdAt ) }">${ escape( at ) }</time></h2>` +
					`<p dir="auto">${ escape( body ) }</p></section>\n`;
	}

	private nameless( type: Message[ 'author' ][ 'type' ] ): string {
		const names = type === 'visitor' ? VISITOR : AGENT;
		return names[ this.language.slice( 0, 2 ) ] ?? ( names.en as string );
	}

	/** Returns what stands below the messages. */
	foot(): string {
		return this.frame.format === 'text' ? '' : '</body></html>\n';
	}
}

const ENTITIES: Readonly< Record< string, string > > = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

const escape = ( text: string ) => text.replace( /[&<>"']/g, ( sign ) => ENTITIES[ sign ] as string );
