import { nameOfGiven } from '../language/codes.js';
import { useLanguage } from '../language/language.js';
import { Moment } from '../pieces/moment.js';
import { Answered, Nothing } from '../pieces/states.js';
import { useStations } from '../queues/station-health.js';

const DAY_MS = 86_400_000;
const OLD_DAYS = 183;
const MEGABYTE = 1_048_576;

/** Where places come from: how old, and whom to thank. The licences want the credit and its link to be seen. */
export function LocationData() {
  const { say, figure } = useLanguage();
  const stations = useStations(60_000);
  return (
    <section className="panel">
      <h2>{say('locationData')}</h2>
      <p className="quiet small">{say('locationDataHint')}</p>
      <Answered to={stations}>
        {({ at, stations: all }) => {
          const sources = all.flatMap(({ details }) => details.locationData ?? []);
          if (sources.length === 0) return <Nothing title={say('noLocationData')} hint={say('noLocationDataHint')} />;
          return (
            <div className="sheet" role="region" aria-label={say('locationData')} tabIndex={0}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{say('name')}</th>
                    <th scope="col" className="wide">{say('gives')}</th>
                    <th scope="col">{say('dataDate')}</th>
                    <th scope="col">{say('age')}</th>
                    <th scope="col" className="number wide">{say('size')}</th>
                    <th scope="col">{say('licence')}</th>
                  </tr>
                </thead>
                <tbody>
                  {sources.map(({ name, gives, date, licence, credit, link, bytes }) => {
                    const days = Math.floor((Date.parse(at) - Date.parse(date)) / DAY_MS);
                    return (
                      <tr key={name}>
                        <td>{name}</td>
                        <td className="wide">{say(nameOfGiven(gives))}</td>
                        <td><Moment at={`${date}T12:00:00.000Z`} as="day" /></td>
                        <td className={days > OLD_DAYS ? 'doubtful' : undefined}>{say('days', { n: days })}</td>
                        <td className="number wide">{figure(bytes / MEGABYTE, { upTo: 1 })} MB</td>
                        <td>{licence}{credit && <small className="body">{link ? <a href={link} rel="noreferrer">{credit}</a> : credit}</small>}</td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
          );
        }}
      </Answered>
    </section>
  );
}
