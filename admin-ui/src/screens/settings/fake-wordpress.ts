import type { SettingDefinitions, SettingValues } from './definitions';

/** Settings of every type, as OPTIONS describes them. */
export const DEFINITIONS: SettingDefinitions = {
	relayUrl: {
		type: 'string',
		maxLength: 2000,
		title: 'Address',
		description: 'Where the relay is.',
		default: '',
		section: 'every-type',
	},
	isOn: { type: 'boolean', title: 'Show the chat', description: '', default: true, section: 'every-type' },
	title: { type: 'string', maxLength: 60, title: 'Title', description: '', default: '', section: 'every-type' },
	greeting: { type: 'string', title: 'Greeting', description: '', default: '', section: 'every-type' },
	color: { type: 'string', title: 'Colour', description: '', default: '#3858e9', section: 'every-type' },
	position: {
		type: 'string',
		oneOf: [
			{ enum: [ 'right' ], title: 'Right' },
			{ enum: [ 'left' ], title: 'Left' },
		],
		title: 'Corner',
		description: '',
		default: 'right',
		section: 'every-type',
	},
	country: {
		type: 'string',
		format: 'country',
		enum: [ '', 'AT', 'DE', 'EG' ],
		title: 'Country',
		description: '',
		default: '',
		section: 'every-type',
	},
	minutes: {
		type: 'integer',
		minimum: 1,
		maximum: 120,
		title: 'Minutes',
		description: '',
		default: 5,
		section: 'every-type',
	},
};

interface Request {
	path?: string;
	method?: string;
	data?: Record< string, unknown >;
}

/** WordPress's routes for settings in memory: it keeps values, counts versions and refuses an empty title. */
export class FakeWordPress {
	definitions = DEFINITIONS;
	values: SettingValues = {
		relayUrl: 'https://chat.example.org',
		isOn: true,
		title: 'Chat with us',
		greeting: 'Hello!',
		color: '#3858e9',
		position: 'right',
		country: 'DE',
		minutes: 5,
	};
	version = 1;
	fixedSettings: string[] = [];
	/** What was sent to be saved. */
	readonly saves: Record< string, unknown >[] = [];
	/** The next request fails with this. */
	failure: unknown = null;

	/** Changes settings as somebody else does. */
	changeElsewhere( changes: SettingValues ): void {
		Object.assign( this.values, changes );
		this.version += 1;
	}

	/** Answers in the place of `apiFetch`. */
	readonly answer = async ( { path, method = 'GET', data = {} }: Request ): Promise< unknown > => {
		const failure = this.failure;
		this.failure = null;
		if ( failure !== null ) {
			throw failure;
		}
		switch ( `${ method } ${ path }` ) {
			case 'OPTIONS /veranda/v1/settings':
				return { schema: { properties: { ...this.definitions, version: { type: 'integer' } } } };
			case 'GET /veranda/v1/settings':
				return this.present();
			case 'PUT /veranda/v1/settings':
				return this.save( data );
			case 'POST /veranda/v1/settings/import-preview':
				return this.preview( data.settings as SettingValues );
			default:
				throw new Error( `There is no ${ method } ${ path }.` );
		}
	};

	private preview( { title, ...others }: SettingValues ) {
		return title === ''
			? { values: others, refused: [ { name: 'title', reason: 'The title has from 1 to 60 characters.' } ] }
			: { values: { title, ...others }, refused: [] };
	}

	private save( { version, ...changes }: Record< string, unknown > ): unknown {
		this.saves.push( changes );
		if ( changes.title === '' ) {
			throw { code: 'rest_invalid_param', data: { params: { title: 'The title has from 1 to 60 characters.' } } };
		}
		if ( Number( changes.minutes ) > 120 ) {
			throw { code: 'rest_invalid_param', data: { params: { minutes: 'Enter a whole number from 1 to 120.' } } };
		}
		if ( version !== this.version ) {
			throw { code: 'veranda_settings_conflict', data: { settings: this.present() } };
		}
		this.changeElsewhere( changes as SettingValues );
		return this.present();
	}

	private present() {
		return {
			...this.values,
			version: this.version,
			siteId: 's_1',
			secret: { isSet: true, lastFour: '94ba' },
			isSecretConstant: false,
			fixedSettings: this.fixedSettings,
		};
	}
}
