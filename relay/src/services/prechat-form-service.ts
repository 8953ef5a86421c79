import type { PrechatForm } from '../../protocol';
import { presentForm, readForm, type FormOption, type OwnForm } from '../prechat-settings';
import type { Queryable } from '../store/queryable';
import type { VisitorRow } from '../store/rows';
import type { Stores } from '../store/stores';
import type { AvailabilityService } from './availability-service';
import type { SiteSettingsService } from './site-settings-service';

/** The form before the chat, as it is now. */
export class PrechatFormService {
	constructor(
		private readonly stores: Stores,
		private readonly siteSettings: SiteSettingsService,
		private readonly availability: Pick< AvailabilityService, 'ofDepartments' >
	) {}

	/** Returns what this visitor is asked; null: nothing, or WordPress knows them. */
	async findForm( db: Queryable, { isVerified }: Pick< VisitorRow, 'isVerified' > ): Promise< OwnForm | null > {
		const { settings } = await this.siteSettings.get( db );
		const form = isVerified === 1 && ! settings.isPrechatForMembers ? null : readForm( settings );
		if ( form === null ) {
			return null;
		}
		const open = await this.withAvailability( db, form );
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

	/** Notes at each option that leads to a department whether somebody is there. One that is gone leads nowhere. */
	private async withAvailability( db: Queryable, form: OwnForm ): Promise< OwnForm > {
		const named = form.fields.flatMap( ( { options } ) =>
			options.flatMap( ( { department } ) => department ?? [] )
		);
		if ( named.length === 0 ) {
			return form;
		}
		const rows = await this.stores.departments.listByPublicIds( db, named );
		const known = await this.availability.ofDepartments( rows, db );
		const availabilityOf = new Map( rows.map( ( { publicId }, index ) => [ publicId, known[ index ] ] ) );
		const withIts = ( option: FormOption ) => {
			const availability = availabilityOf.get( option.department ?? '' );
			return availability === undefined
				? option
				: { ...option, availability: { status: availability.status, backAt: availability.backAt } };
		};
		return {
			...form,
			fields: form.fields.map( ( field ) => ( { ...field, options: field.options.map( withIts ) } ) ),
		};
	}
}
