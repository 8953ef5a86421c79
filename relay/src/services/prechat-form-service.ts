import type { PrechatForm } from '../../protocol';
import { presentForm, readForm, type OwnForm } from '../prechat-settings';
import type { Queryable } from '../store/queryable';
import type { VisitorRow } from '../store/rows';
import type { Stores } from '../store/stores';
import type { SiteSettingsService } from './site-settings-service';

/** The form before the chat, as it is now. */
export class PrechatFormService {
	constructor(
		private readonly stores: Stores,
		private readonly siteSettings: SiteSettingsService
	) {}

	/** Returns what this visitor is asked; null: nothing, or WordPress knows them. */
	async findForm( db: Queryable, { isVerified }: Pick< VisitorRow, 'isVerified' > ): Promise< OwnForm | null > {
		const { settings } = await this.siteSettings.get( db );
		const form = isVerified === 1 && ! settings.isPrechatForMembers ? null : readForm( settings );
		if ( form === null ) {
			return null;
		}
		const open = await this.withoutGone( db, form );
		// WordPress has told us these.
		const fields = open.fields.filter(
			( { type } ) => isVerified === 0 || ( type !== 'name' && type !== 'email' )
		);
		return fields.length === 0 ? null : { ...open, fields };
	}

	/** Returns where phone numbers without a country code belong; empty: nowhere. */
	async phoneCountry( db: Queryable ): Promise< string > {
		const { settings } = await this.siteSettings.get( db );
		return settings.phoneCountry;
	}

	/** Returns what this visitor is to be asked before their next message; null: nothing, or they have answered. */
	async presentForm( db: Queryable, visitor: VisitorRow ): Promise< PrechatForm | null > {
		const form = await this.findForm( db, visitor );
		const answered = form && ( await this.stores.leads.findWaiting( db, visitor.id ) );
		return form === null || answered !== null ? null : presentForm( form );
	}

	/** Leaves out what leads to departments that are not there any more: whoever chose it could not go on. */
	private async withoutGone( db: Queryable, form: OwnForm ): Promise< OwnForm > {
		const named = form.fields.flatMap( ( { options } ) =>
			options.flatMap( ( { department } ) => department ?? [] )
		);
		if ( named.length === 0 ) {
			return form;
		}
		const known = await this.stores.departments.listIds( db, named );
		const fields = form.fields.map( ( field ) => ( {
			...field,
			options: field.options.filter( ( { department } ) => department === null || known.has( department ) ),
		} ) );
		return {
			...form,
			fields: fields.filter(
				( { options }, index ) => options.length > 0 || form.fields[ index ]?.options.length === 0
			),
		};
	}
}
