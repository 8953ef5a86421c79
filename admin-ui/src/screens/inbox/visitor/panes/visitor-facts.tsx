import { Icon } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { Page } from '../../../../../../relay/protocol';
import { Avatar } from '../../../../components/avatar';
import { PageLink } from './page-link';
import { info, shield } from '../../../../icons';
import { languageName } from '../../../../language';
import { sprintf } from '../../../../sprintf';
import { formatDateTime, formatLocalTime } from '../../../../time';
import { useNow } from '../../../../use-now';
import { visitorName } from '../../../../visitor-name';
import { CallbackFacts } from '../../kinds/callback-facts';
import { Fact } from './fact';
import type { PaneProps } from './pane';

/** The known facts about the visitor; unknown ones are left out. */
export function VisitorFacts( { conversation }: PaneProps ) {
	const { visitor, rating } = conversation;
	const now = useNow( 30_000 );
	const name = visitorName( visitor );
	const localTime = visitor.timezone ? formatLocalTime( visitor.timezone, now ) : null;
	const language = visitor.locale ? languageName( visitor.locale ) : null;

	return (
		<>
			<div className="veranda-visitor-card">
				<Avatar name={ name } id={ visitor.id } isOnline={ visitor.online } />
				<div>
					<bdi className="veranda-visitor-name">{ name }</bdi>
					<span className="veranda-visitor-presence">
						{ visitor.online
							? __( 'On the site now', 'veranda' )
							: sprintf(
									/* translators: %s: a date and time. */
									__( 'Last seen %s', 'veranda' ),
									formatDateTime( visitor.lastSeenAt )
								) }
					</span>
				</div>
			</div>
			<dl>
				<CallbackFacts conversation={ conversation } />
				{ visitor.name && (
					<Fact label={ __( 'Name', 'veranda' ) } value={ visitor.name }>
						{ ! visitor.email && <Verification isVerified={ visitor.verified } /> }
					</Fact>
				) }
				{ visitor.email && (
					<Fact label={ __( 'Email', 'veranda' ) } value={ visitor.email }>
						<Verification isVerified={ visitor.verified } />
					</Fact>
				) }
				{ visitor.page && <PageFact { ...visitor.page } isNow={ visitor.online } /> }
				{ language && <Fact label={ __( 'Language', 'veranda' ) } value={ language } /> }
				{ visitor.timezone && (
					<Fact label={ __( 'Time zone', 'veranda' ) } value={ visitor.timezone.replace( /_/g, ' ' ) } />
				) }
				{ localTime && <Fact label={ __( 'Local time', 'veranda' ) } value={ localTime } /> }
				<Fact label={ __( 'First seen', 'veranda' ) } value={ formatDateTime( visitor.createdAt ) } />
				{ rating && (
					<Fact
						label={ __( 'Rating', 'veranda' ) }
						value={ sprintf(
							/* translators: %d: a number from 1 to 5. */
							__( '%d of 5', 'veranda' ),
							rating.score
						) }
					>
						{ rating.comment && (
							<span className="veranda-fact-mark" dir="auto">
								{ rating.comment }
							</span>
						) }
					</Fact>
				) }
			</dl>
		</>
	);
}

function PageFact( { url, title, isNow }: Page & { isNow: boolean } ) {
	return (
		<div className="veranda-fact">
			<dt>{ isNow ? __( 'Now on', 'veranda' ) : __( 'Last page', 'veranda' ) }</dt>
			<dd>
				<PageLink url={ url } title={ title } />
			</dd>
		</div>
	);
}

/** Says whether WordPress confirmed the name and address, or the visitor typed them. */
function Verification( { isVerified }: { isVerified: boolean } ) {
	return isVerified ? (
		<span className="veranda-fact-mark is-verified">
			<Icon icon={ shield } size={ 16 } />
			{ __( 'Verified: logged in on this site', 'veranda' ) }
		</span>
	) : (
		<span className="veranda-fact-mark">
			<Icon icon={ info } size={ 16 } />
			{ __( 'Not verified: the visitor typed it', 'veranda' ) }
		</span>
	);
}
